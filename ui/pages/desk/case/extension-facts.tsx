import { useTranslation } from 'react-i18next';
import { Day, Instant } from '../../../components/time.tsx';
import type { TaskDetail } from '../filter.ts';

type Extension = NonNullable<TaskDetail['extension']>;

/** What the law allows, to which day, and who has asked for it and why. */
export const ExtensionFacts = ({ extension }: { extension: Extension }) => {
  const { t } = useTranslation('desk');
  const { state, words, basis, deadline, newDeadline, refused, reason, askedBy, askedAt } = extension;
  return (
    <>
      <p>{t('extension.law', { basis, words })}</p>
      {deadline && newDeadline && (
        <p>
          {t('extension.from')} <Day value={deadline} /> {t('extension.to')} <Day value={newDeadline} />
        </p>
      )}
      {state === 'impossible' && <p className="soft">{refused}</p>}
      {state === 'asked' && (
        <>
          <p>
            <strong>{t('extension.waiting')}</strong>{' '}
            <span className="soft">
              {t('extension.askedBy', { name: askedBy ?? '' })} <Instant value={askedAt} />
            </span>
          </p>
          <p className="quoted">{reason}</p>
        </>
      )}
    </>
  );
};
