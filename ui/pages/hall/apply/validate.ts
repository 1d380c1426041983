import type { FormHandle } from '../../../components/form/form-view.tsx';
import { type Application, isMobile } from './application.ts';
import type { Faults } from './faults.ts';
import type { Step } from './steps/steps.ts';

type Key =
  | 'apply.phoneFault'
  | 'apply.areaFault'
  | 'apply.agreeFault'
  | 'apply.materialFault'
  | 'apply.deliveryFault'
  | 'apply.receiverFault'
  | 'apply.addressFault';

type Check = {
  step: Step;
  application: Application;
  form: FormHandle | null;
  /** Codes of the materials that must be given by hand. */
  needed: readonly string[];
  t: (key: Key) => string;
};

/** What is plainly missing in a step, all of it at once. The hall checks everything again. */
export const checkStep = ({ step, application, form, needed, t }: Check): Faults => {
  const { area, phone, agreed, materials, delivery } = application;
  switch (step) {
    case 'who':
      return {
        ...when(area === '', '/area', t('apply.areaFault')),
        ...when(!isMobile(phone), '/applicant/phone', t('apply.phoneFault')),
      };
    case 'conditions':
      return when(!agreed, '/agreed', t('apply.agreeFault'));
    case 'form':
      return Object.fromEntries((form?.check().faults ?? []).map((fault) => [`/form${fault.pointer}`, fault.message]));
    case 'materials':
      return Object.fromEntries(
        needed.filter((code) => !materials[code]).map((code) => [`/materials/${code}`, t('apply.materialFault')]),
      );
    case 'delivery':
      if (delivery.method === '') return { '/delivery/method': t('apply.deliveryFault') };
      return delivery.method === 'ems' ? checkAddress(application, t) : {};
    case 'confirm':
      return {};
  }
};

const checkAddress = ({ delivery }: Application, t: Check['t']): Faults => ({
  ...when(delivery.receiver.trim() === '', '/delivery/receiver', t('apply.receiverFault')),
  ...when(!isMobile(delivery.phone), '/delivery/phone', t('apply.phoneFault')),
  ...when(delivery.address.trim().length < 4, '/delivery/address', t('apply.addressFault')),
});

const when = (wrong: boolean, pointer: string, message: string): Faults => (wrong ? { [pointer]: message } : {});
