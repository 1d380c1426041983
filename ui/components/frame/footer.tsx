import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export const Footer = () => {
  const { t } = useTranslation('shell');
  return (
    <footer className="footer">
      <span>{t('footer.text')}</span>
      <Link to="/query">{t('footer.query')}</Link>
      <Link to="/check">{t('footer.check')}</Link>
    </footer>
  );
};
