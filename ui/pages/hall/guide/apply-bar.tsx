import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../../api/session.tsx';
import { formatInstant } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { type Item, useDraft } from '../queries.ts';
import { isFor, WrongAudience } from './wrong-audience.tsx';

/** A replaced item is not applied for, but for one that is kept to show the older model. */
export const mayApply = (item: Item): boolean => item.replacedBy === null || item.demonstration;

/** What the guide leads to; on a phone it stays under the thumb. */
export const ApplyBar = ({ item }: { item: Item }) => {
  const { t } = useTranslation('hall');
  const { language } = useLanguage();
  const { user, profile } = useSession();
  const draft = useDraft(item.code, user !== null).data?.draft;
  return (
    <div className="apply-bar">
      {mayApply(item) && profile && !isFor(item, profile) && <WrongAudience item={item} profile={profile} />}
      {mayApply(item) && (!profile || isFor(item, profile)) && (
        <Link className="action-link" to={`/apply/${item.code}`}>
          {draft ? t('guide.resume') : t('guide.apply')}
        </Link>
      )}
      {draft && (
        <p className="quiet apply-bar-draft">{t('guide.resumeAt', { time: formatInstant(draft.savedAt, language) })}</p>
      )}
      <Button className="print-button" onClick={() => window.print()}>
        {t('guide.print')}
      </Button>
    </div>
  );
};
