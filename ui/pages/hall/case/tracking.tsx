import { useTranslation } from 'react-i18next';
import { Instant } from '../../../components/time.tsx';
import type { Case } from './queries.ts';

export const Tracking = ({ parcels }: { parcels: Case['parcels'] }) => {
  const { t } = useTranslation('hall');
  if (parcels.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('case.tracking')}</h2>
      {parcels.map((parcel, index) => (
        <div key={parcel.trackingNumber ?? `parcel-${index}`}>
          <p className="number">
            {parcel.trackingNumber ? t('case.trackingNumber', { number: parcel.trackingNumber }) : t('case.noTracking')}
          </p>
          <ol className="timeline" reversed>
            {parcel.events.toReversed().map((event) => (
              <li key={`${event.at}${event.status}`}>
                <p className="quiet">
                  <Instant value={event.at} />
                </p>
                <p>
                  {event.status} {event.place}
                </p>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
};
