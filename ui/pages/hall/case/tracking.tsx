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
                  <strong>{statusOf(event.status, t)}</strong> {event.place}
                </p>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
};

const statuses = ['collected', 'in-transit', 'out-for-delivery', 'signed', 'returned'] as const;
type Status = (typeof statuses)[number];

const statusOf = (given: string, t: (key: `case.parcelStatus.${Status}`) => string): string => {
  const known = statuses.find((status) => status === given);
  return known ? t(`case.parcelStatus.${known}`) : given;
};
