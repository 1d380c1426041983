import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useSession } from '../../api/session.tsx';

/** The person's name opens what belongs to the person: a plain disclosure, closed by Escape and by leaving it. */
export const AccountMenu = () => {
  const { t } = useTranslation('shell');
  const { user, pending, signOut } = useSession();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const menu = useDisclosure(pathname);

  if (pending) return <span className="header-button account-space" />;
  if (!user) {
    const back = pathname === '/sign-in' ? search : `?back=${encodeURIComponent(pathname + search)}`;
    return (
      <Link className="header-button sign-in-link" to={`/sign-in${back}`}>
        {t('header.signIn')}
      </Link>
    );
  }
  const leave = async () => {
    // First away from the page, or its guard would ask to sign in again.
    await navigate('/');
    await signOut();
  };
  return (
    <div className="account" ref={menu.box}>
      <button
        type="button"
        className="header-button account-button"
        aria-expanded={menu.open}
        aria-controls="account-menu"
        ref={menu.button}
        onClick={menu.toggle}
      >
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path
            d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
          />
        </svg>
        <span className="account-name">{user.name}</span>
      </button>
      <div id="account-menu" className="account-menu" hidden={!menu.open}>
        <p className="account-who">
          {user.name}
          <small>{user.departments.map((department) => department.name).join('、') || user.account}</small>
        </p>
        <Link to="/cases">{t('header.cases')}</Link>
        <Link to="/notices">{t('header.notices')}</Link>
        <button type="button" onClick={() => void leave()}>
          {t('header.signOut')}
        </button>
      </div>
    </div>
  );
};

const useDisclosure = (pathname: string) => {
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState(pathname);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  if (seen !== pathname) {
    setSeen(pathname);
    setOpen(false);
  }
  useEffect(() => {
    if (!open) return;
    const leave = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('keydown', onEscape);
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('keydown', onEscape);
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);
  return { open, toggle: () => setOpen(!open), box, button };
};
