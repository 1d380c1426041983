import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/types.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { SampleMark } from './sample-mark.tsx';

type Place = NonNullable<Answer<'get', '/api/items/{code}'>['window']>;

/** Where the result is collected, and when somebody is there. */
export const WindowPlace = ({ place }: { place: Place }) => {
  const { t } = useTranslation('hall');
  const { pick } = useLanguage();
  return (
    <>
      <span className="fact-line">{pick(place.department)}</span>
      <small className="fact-line">
        {place.address} {place.sample && <SampleMark fields={['desk']} of="desk" />}
      </small>
      <small className="fact-line">
        {t('case.workingDays', { hours: place.hours.join(t('sentence.and')) })}{' '}
        <a href={`tel:${place.phone}`}>{place.phone}</a>
      </small>
    </>
  );
};
