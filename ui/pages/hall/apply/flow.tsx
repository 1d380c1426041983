import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../../api/session.tsx';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { useFieldLabel } from '../../../components/form/use-field-label.ts';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import type { Item } from '../queries.ts';
import type { Application } from './application.ts';
import { Elsewhere } from './elsewhere.tsx';
import { Resumed } from './resumed.tsx';
import { SaveNote } from './save-note.tsx';
import { StepContent } from './steps/step-content.tsx';
import { Stepper } from './steps/stepper.tsx';
import { stepAt } from './steps/steps.ts';
import { useFlow } from './use-flow.ts';

export type FlowProps = {
  item: Item;
  profile: Profile;
  begun: Application;
  firstStep: number;
  /** When the draft was saved that this goes on with; null where it begins. */
  resumedFrom: string | null;
  /** Which state of the draft this goes on from. */
  revision: string | null;
  onStartOver: () => Promise<void>;
  /** Begins anew with what another device has saved. */
  onTakeOther: () => Promise<void>;
};

export const Flow = (props: FlowProps) => {
  const { item } = props;
  const { t } = useTranslation('hall');
  const { pick } = useLanguage();
  const fieldLabel = useFieldLabel(item.form);
  const flow = useFlow(props);
  const last = flow.step === 'confirm';
  const startOver = async () => {
    // A change that is just being saved would bring the draft back.
    flow.stop();
    await props.onStartOver();
  };
  const shown = Object.entries(flow.faults).filter(([pointer]) => last || stepAt(pointer) === flow.step);
  return (
    <div className="apply">
      <PageTitle tab={t('apply.tab')}>{t('apply.title', { name: pick(item.name) })}</PageTitle>
      <Stepper
        steps={flow.steps}
        current={flow.step}
        reached={flow.reached}
        onGo={flow.go}
        note={<SaveNote save={flow.save} />}
      />
      <section className="panel apply-panel" aria-labelledby="apply-step">
        <h2 id="apply-step" tabIndex={-1}>
          {t(`apply.steps.${flow.step}`)}
        </h2>
        {props.resumedFrom !== null && flow.index === props.firstStep && (
          <Resumed savedAt={props.resumedFrom} onStartOver={startOver} />
        )}
        {flow.save.state === 'elsewhere' && <Elsewhere onTakeOther={props.onTakeOther} onKeepMine={flow.keepMine} />}
        {flow.refusal && (
          <p className="fault-box" role="alert">
            {flow.refusal}
          </p>
        )}
        <ErrorSummary
          title={last ? t('apply.refused') : t('apply.faults', { count: shown.length })}
          faults={shown.map(([pointer, message]) => ({
            pointer,
            message,
            label: labelOf(pointer, { item, fieldLabel, t }),
          }))}
          attempt={flow.attempt}
          onGo={flow.goTo}
        />
        <StepContent flow={flow} {...props} />
      </section>
      <div className="apply-actions">
        {flow.index > 0 && <Button onClick={flow.back}>{t('apply.back')}</Button>}
        <Button type="primary" loading={flow.submitting} onClick={() => void flow.next()}>
          {last ? t('apply.submit') : t('apply.next')}
        </Button>
      </div>
    </div>
  );
};

const labelKeys = {
  '/area': 'apply.area',
  '/applicant/phone': 'apply.phone',
  '/delivery/receiver': 'apply.receiver',
  '/delivery/phone': 'apply.receiverPhone',
  '/delivery/address': 'apply.address',
} as const;
type LabelKey = (typeof labelKeys)[keyof typeof labelKeys];
const hasLabel = (pointer: string): pointer is keyof typeof labelKeys => pointer in labelKeys;

type Naming = { item: Item; fieldLabel: (pointer: string) => string; t: (key: LabelKey) => string };

const labelOf = (pointer: string, { item, fieldLabel, t }: Naming): string => {
  if (hasLabel(pointer)) return t(labelKeys[pointer]);
  const [, place, code] = pointer.split('/');
  if (place === 'form') return fieldLabel(pointer);
  return item.materials.find((material) => place === 'materials' && material.code === code)?.name ?? '';
};
