import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from './steps.ts';

type Props = {
  steps: readonly Step[];
  current: Step;
  reached: readonly Step[];
  onGo: (step: Step) => void;
  note: ReactNode;
};

/** Where one is among the steps; steps already reached can be gone back to. On a phone only the present one has its name. */
export const Stepper = ({ steps, current, reached, onGo, note }: Props) => {
  const { t } = useTranslation('hall');
  const at = steps.indexOf(current) + 1;
  return (
    <nav aria-label={t('apply.step', { step: at, total: steps.length, name: t(`apply.steps.${current}`) })}>
      <p className="stepper-head">
        <span className="stepper-short" aria-hidden="true">
          {t('apply.step', { step: at, total: steps.length, name: t(`apply.steps.${current}`) })}
        </span>
        {note}
      </p>
      <ol className="stepper">
        {steps.map((step, index) => (
          <li key={step} className={index + 1 < at ? 'stepper-done' : index + 1 === at ? 'stepper-now' : ''}>
            <button
              type="button"
              disabled={!reached.includes(step)}
              aria-current={step === current ? 'step' : undefined}
              onClick={() => onGo(step)}
            >
              <span className="stepper-mark" aria-hidden="true">
                {index + 1 < at ? '✓' : index + 1}
              </span>
              <span className="stepper-name">{t(`apply.steps.${step}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
};
