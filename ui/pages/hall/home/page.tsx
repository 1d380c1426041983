import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../../components/page-title.tsx';

export const HomePage = () => {
  const { t } = useTranslation('hall');
  return <PageTitle tab={t('title')}>{t('title')}</PageTitle>;
};
