import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { useSession } from '../../api/session.tsx';
import { setLanguage } from '../../i18n/index.ts';
import { useLanguage } from '../../i18n/language.ts';
import type { Density } from '../../theme.ts';
import { placesOf } from '../places.ts';
import { AccountMenu } from './account-menu.tsx';
import { NoticesBell } from './notices-bell.tsx';

export const Header = ({ density }: { density: Density }) => {
  const { t } = useTranslation('shell');
  const { user } = useSession();
  const places = placesOf(user);
  return (
    <header className="header">
      <div className={density === 'citizen' ? 'header-inner header-narrow' : 'header-inner'}>
        <Link to="/" className="brand" aria-label={t('brand')}>
          <img src="/icon.svg" alt="" width="32" height="32" />
          <span>{t('brand')}</span>
        </Link>
        <nav className="places" aria-label={t('places.label')}>
          <NavLink to="/" end>
            {t('places.hall')}
          </NavLink>
          {places.map((place) => (
            <NavLink key={place} to={`/${place}`}>
              {t(`places.${place}`)}
            </NavLink>
          ))}
          {places.length === 0 && (
            <NavLink to={user ? '/cases' : '/query'}>{t(user ? 'header.cases' : 'header.query')}</NavLink>
          )}
        </nav>
        <div className="header-tools">
          <LanguageSwitch />
          {user && <NoticesBell />}
          <AccountMenu />
        </div>
      </div>
    </header>
  );
};

const LanguageSwitch = () => {
  const { t } = useTranslation('shell');
  const { language } = useLanguage();
  return (
    <button
      type="button"
      className="header-button"
      lang={language === 'en' ? 'zh-CN' : 'en'}
      onClick={() => void setLanguage(language === 'en' ? 'zh' : 'en')}
    >
      {t('header.language')}
      <span className="visually-hidden"> {t('header.languageLabel')}</span>
    </button>
  );
};
