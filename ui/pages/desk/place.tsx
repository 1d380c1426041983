import { useTranslation } from 'react-i18next';

export const DeskPlace = () => {
  const { t } = useTranslation('desk');
  return <h1>{t('title')}</h1>;
};
