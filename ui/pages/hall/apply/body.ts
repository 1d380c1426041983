import type { Profile } from '../../../api/session.tsx';
import type { Body } from '../../../api/types.ts';
import type { Application } from './application.ts';

type CaseBody = Body<'post', '/api/cases'>;
type CertificateType = CaseBody['applicant']['certificateType'];

const certificateTypes: readonly CertificateType[] = [
  'SF',
  'YYZZ',
  'JGDM',
  'JG',
  'SB',
  'HZ',
  'TWTX',
  'HKSF',
  'AMSF',
  'TWSF',
  'GATX',
  'QT',
];

/** The applicant as the profile has it. The number is masked here; the hall takes the true one from the session. */
export const applicantOf = (profile: Profile, phone: string): CaseBody['applicant'] => ({
  kind: profile.kind,
  name: profile.name,
  certificateType: certificateTypes.find((type) => type === profile.certificateType) ?? 'QT',
  certificateNumber: profile.certificateNumber,
  phone,
});

export const bodyOf = (itemCode: string, profile: Profile, application: Application): CaseBody => {
  const { area, phone, form, materials, delivery } = application;
  return {
    itemCode,
    area,
    applicant: applicantOf(profile, phone),
    form: jsonOf(form),
    materials: Object.entries(materials).map(([code, given]) =>
      given.mode === 'upload' ? { code, fileId: given.fileId, mode: 'upload' } : { code, mode: 'window' },
    ),
    ...(delivery.method === '' ? {} : { delivery: deliveryOf(delivery) }),
  };
};

const deliveryOf = ({ method, ...address }: Application['delivery']): NonNullable<CaseBody['delivery']> =>
  method === 'ems' ? { method, ...address } : { method: 'window' };

/** form-js holds empty fields as `undefined` or `null`; only what was filled in is sent. */
const jsonOf = (form: Application['form']): CaseBody['form'] =>
  JSON.parse(JSON.stringify(form, (_, value) => (value === null || value === '' ? undefined : value)));
