import { useTranslation } from 'react-i18next';
import { Field, idAt } from '../../../../components/field.tsx';
import { Fact } from '../../guide/facts.tsx';
import { useAreaName } from '../../queries.ts';
import type { StepProps } from './step-content.tsx';

export const StepWho = ({ flow, item, profile }: StepProps) => {
  const { t } = useTranslation('hall');
  const { application, faults, change } = flow;
  const areaName = useAreaName();
  const areaFault = faults['/area'];
  return (
    <>
      <p className="quiet">{t('apply.prefilled')}</p>
      <dl className="facts apply-facts">
        <Fact name={t('apply.kind')}>{t(profile.kind === 'person' ? 'guide.person' : 'guide.unit')}</Fact>
        <Fact name={t('apply.name')}>{profile.name}</Fact>
        <Fact name={t('apply.certificate')}>
          <span className="number">{profile.certificateNumber}</span>
        </Fact>
      </dl>
      <div className="field">
        <label htmlFor={idAt('/area')}>{t('apply.area')}</label>
        <select
          id={idAt('/area')}
          className="select"
          value={application.area}
          aria-invalid={areaFault !== undefined}
          aria-describedby={areaFault && `${idAt('/area')}-fault`}
          onChange={(event) => change({ area: event.target.value }, '/area')}
        >
          {application.area === '' && <option value="">—</option>}
          {item.areas.map((area) => (
            <option key={area.code} value={area.code}>
              {areaName(area)}
            </option>
          ))}
        </select>
        {areaFault && (
          <p id={`${idAt('/area')}-fault`} className="fault">
            {areaFault}
          </p>
        )}
      </div>
      <Field
        pointer="/applicant/phone"
        label={t('apply.phone')}
        hint={t('apply.phoneHint')}
        fault={faults['/applicant/phone']}
        value={application.phone}
        inputMode="tel"
        autoComplete="tel-national"
        maxLength={11}
        onChange={(phone) => change({ phone: phone.trim() }, '/applicant/phone')}
      />
    </>
  );
};
