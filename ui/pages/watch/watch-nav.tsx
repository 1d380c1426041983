import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useSession } from '../../api/session.tsx';
import { useLive } from './live.tsx';
import { oversees, pagesFor, type WatchPage } from './rights.ts';
import { useSummary } from './use-summary.ts';

export const WatchNav = () => {
  const { t } = useTranslation('watch');
  const { user } = useSession();
  const { data } = useSummary();
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a telephone has no room for all pages: the one that is open is brought into sight
  useEffect(() => {
    nav.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  const counts: Partial<Record<WatchPage, number>> = {
    cards: data?.openCards ?? 0,
    incidents: data?.openIncidents ?? 0,
  };
  const pages = pagesFor(user);
  // One page needs no way to the others.
  if (pages.length < 2) return null;
  return (
    <div className="watch-nav">
      <nav ref={nav} aria-label={t('nav.label')}>
        {pages.map((page) => (
          <NavLink key={page} to={page === 'board' ? '/watch' : `/watch/${page}`} end={page === 'board'}>
            {t(`nav.${page}`)} {(counts[page] ?? 0) > 0 && <span className="watch-count">{counts[page]}</span>}
          </NavLink>
        ))}
      </nav>
      {oversees(user) && <LiveBadge />}
    </div>
  );
};

const LiveBadge = () => {
  const { t } = useTranslation('watch');
  const state = useLive();
  return (
    <p className={`watch-live watch-live-${state}`} role="status">
      <i aria-hidden="true" />
      {t(`live.${state}`)}
    </p>
  );
};
