import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileUrl } from '../../../api/upload.ts';
import { Instant } from '../../../components/time.tsx';
import { Answers } from '../answers.tsx';
import { Fact } from '../guide/facts.tsx';
import { WindowPlace } from '../guide/window-place.tsx';
import type { Case } from './queries.ts';

type Material = Case['materials'][number];

export const Submitted = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const [open, setOpen] = useState(false);
  return (
    <section className="panel">
      <h2>{t('case.application')}</h2>
      <dl className="facts">
        <Fact name={t('case.applicant')}>{item.applicant?.name ?? item.applicantName}</Fact>
        <Fact name={t('case.area')}>{item.areaName}</Fact>
        <Fact name={t('case.department')}>{item.department}</Fact>
        {item.submittedAt && (
          <Fact name={t('case.submitted')}>
            <Instant value={item.submittedAt} />
          </Fact>
        )}
        {item.delivery && (
          <Fact name={t('apply.steps.delivery')}>
            <strong>{t(item.delivery.method === 'ems' ? 'apply.ems' : 'apply.window')}</strong>
            <DeliveryTo delivery={item.delivery} />
          </Fact>
        )}
      </dl>
      <h3>{t('case.materials')}</h3>
      <ul className="plain-list">
        {item.materials.filter(isOfInterest).map((material) => (
          <li key={material.code}>
            <p className="plain-row">
              <span>{material.name}</span>
              <StateTag state={material.state} item={item} />
            </p>
            {material.state === 'shared' && material.source && <p className="quiet">{material.source}</p>}
            {material.fileId && material.fileName && <a href={fileUrl(material.fileId)}>{material.fileName}</a>}
            {material.note && isOpenAbout(item, material) && <p className="fault">{material.note}</p>}
          </li>
        ))}
      </ul>
      {item.form !== null && (
        <>
          <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('case.form') : t('case.showForm')}
          </button>
          {open && <Answers schema={item.formSchema} data={item.form} />}
        </>
      )}
    </section>
  );
};

const DeliveryTo = ({ delivery }: { delivery: NonNullable<Case['delivery']> }) =>
  delivery.method === 'window' ? (
    <WindowPlace place={delivery.place} />
  ) : (
    <>
      <span className="fact-line">
        {delivery.receiver} <span className="number">{delivery.phone}</span>
      </span>
      <span className="fact-line">{delivery.address}</span>
    </>
  );

/** Once it is accepted, nobody asks for what was not found any more. */
const isOpenAbout = (item: Case, { state }: Material): boolean =>
  state === 'faulty' || item.state === 'submitted' || item.state === 'correcting';

/** What nobody had to give and nobody gave is not worth a line. */
const isOfInterest = ({ required, state }: Material): boolean => required || state !== 'missing';

type TagProps = { state: Material['state']; item: Pick<Case, 'state' | 'desks'> };

/** What is missing before acceptance is fetched by the hall: now, while nobody's desk has the case, or else when it is accepted. */
const StateTag = ({ state, item }: TagProps) => {
  const { t } = useTranslation('hall');
  if (item.state === 'submitted' && state === 'missing')
    return (
      <span className="tag tag-plain">{item.desks.length === 0 ? t('case.fetching') : t('case.fetchedLater')}</span>
    );
  return <span className={toneOf(state)}>{t(`case.materialStates.${state}`)}</span>;
};

const toneOf = (state: Material['state']): string => {
  if (state === 'shared' || state === 'checked') return 'tag tag-good';
  return state === 'faulty' ? 'tag tag-must' : 'tag tag-plain';
};
