import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useLive } from './live.tsx';
import { useSummary } from './use-summary.ts';

const PAGES = ['board', 'cases', 'cards', 'incidents', 'calendar', 'deadlines'] as const;

export const WatchNav = () => {
  const { t } = useTranslation('watch');
  const { data } = useSummary();
  const counts: Partial<Record<(typeof PAGES)[number], number>> = {
    cards: data?.openCards ?? 0,
    incidents: data?.openIncidents ?? 0,
  };
  return (
    <div className="watch-nav">
      <nav aria-label={t('nav.label')}>
        {PAGES.map((page) => (
          <NavLink key={page} to={page === 'board' ? '/watch' : `/watch/${page}`} end={page === 'board'}>
            {t(`nav.${page}`)} {(counts[page] ?? 0) > 0 && <span className="watch-count">{counts[page]}</span>}
          </NavLink>
        ))}
      </nav>
      <LiveBadge />
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
