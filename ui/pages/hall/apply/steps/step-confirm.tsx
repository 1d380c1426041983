import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Answers } from '../../answers.tsx';
import { Fact } from '../../guide/facts.tsx';
import { useAreaName } from '../../queries.ts';
import type { Application } from '../application.ts';
import { usePreviews } from '../use-previews.ts';
import { sortMaterials } from './needed-materials.ts';
import type { StepProps } from './step-content.tsx';
import type { Step } from './steps.ts';

export const StepConfirm = ({ flow, item, profile }: StepProps) => {
  const { t } = useTranslation('hall');
  const { application, steps } = flow;
  const part = (step: Step, content: ReactNode) =>
    steps.includes(step) && (
      <section className="confirm-part">
        <div className="section-head">
          <h3>{t(`apply.steps.${step}`)}</h3>
          <button type="button" className="link-button" onClick={() => flow.go(step)}>
            {t('apply.edit')}
            <span className="visually-hidden"> {t(`apply.steps.${step}`)}</span>
          </button>
        </div>
        {content}
      </section>
    );
  const areaName = useAreaName();
  const area = item.areas.find((each) => each.code === application.area);
  return (
    <>
      <p className="quiet">{t('apply.confirmText')}</p>
      {part(
        'who',
        <dl className="facts">
          <Fact name={t('apply.name')}>{profile.name}</Fact>
          <Fact name={t('apply.certificate')}>{profile.certificateNumber}</Fact>
          <Fact name={t('apply.phone')}>{application.phone}</Fact>
          <Fact name={t('apply.area')}>{area && areaName(area)}</Fact>
        </dl>,
      )}
      {part('form', <Answers schema={item.form} data={application.form} />)}
      {part('materials', <GivenMaterials {...{ item, profile, application }} />)}
      {part('delivery', <DeliveryFacts delivery={application.delivery} />)}
    </>
  );
};

type GivenProps = Pick<StepProps, 'item' | 'profile'> & { application: Application };

const GivenMaterials = ({ item, profile, application }: GivenProps) => {
  const { t } = useTranslation('hall');
  const previews = usePreviews(item, profile, application);
  const given = application.materials;
  const { wanted } = sortMaterials(item.materials, previews.data?.items ?? []);
  return (
    <ul className="list">
      {wanted
        .filter((material) => given[material.code] || material.found || material.required)
        .map((material) => {
          const file = given[material.code];
          return (
            <li key={material.code}>
              {material.name}
              <span className="quiet">
                {t('sentence.colon')}
                {file?.mode === 'upload' && t('apply.uploaded', { name: file.name })}
                {file?.mode === 'window' && t('apply.atWindow')}
                {!file && previews.data && t(material.found ? 'apply.fetched' : 'apply.missing')}
              </span>
            </li>
          );
        })}
    </ul>
  );
};

const DeliveryFacts = ({ delivery }: { delivery: Application['delivery'] }) => {
  const { t } = useTranslation('hall');
  if (delivery.method !== 'ems') return <p>{t('apply.window')}</p>;
  return (
    <p>
      {t('apply.ems')}
      {t('sentence.colon')}
      {[delivery.receiver, delivery.phone, delivery.address].join(' ')}
    </p>
  );
};
