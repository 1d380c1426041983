import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageTitle } from '../../../components/frame/page-title.tsx';

export const LostPage = () => {
  const { t } = useTranslation('shell');
  return (
    <div className="state">
      <PageTitle tab={t('notFound.title')}>{t('notFound.title')}</PageTitle>
      <p>{t('notFound.text')}</p>
      <p>
        <Link className="action-link action-link-quiet" to="/">
          {t('error.home')}
        </Link>
      </p>
    </div>
  );
};
