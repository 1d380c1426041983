import { useTranslation } from 'react-i18next';
import { idAt } from '../../../../components/field.tsx';
import type { StepProps } from './step-content.tsx';

export const StepConditions = ({ flow, item }: StepProps) => {
  const { t } = useTranslation('hall');
  const fault = flow.faults['/agreed'];
  const id = idAt('/agreed');
  return (
    <>
      <p className="quiet">{t('apply.conditionsText')}</p>
      <ol className="list">
        {item.conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ol>
      <label className="choice" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={flow.application.agreed}
          aria-invalid={fault !== undefined}
          aria-describedby={fault && `${id}-fault`}
          onChange={(event) => flow.change({ agreed: event.target.checked }, '/agreed')}
        />
        <span>{t('apply.agree')}</span>
      </label>
      {fault && (
        <p id={`${id}-fault`} className="fault">
          {fault}
        </p>
      )}
    </>
  );
};
