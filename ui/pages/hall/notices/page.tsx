import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../../components/page-title.tsx';

export const NoticesPage = () => {
  const { t } = useTranslation('hall');
  return <PageTitle tab={t('home.tab')}>{t('home.tab')}</PageTitle>;
};
