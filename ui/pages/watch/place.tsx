import { useTranslation } from 'react-i18next';

export const WatchPlace = () => {
  const { t } = useTranslation('watch');
  return <h1>{t('title')}</h1>;
};
