import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client.ts';

export const NoticesBell = () => {
  const { t } = useTranslation('shell');
  const { data } = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: () => api.get('/api/notices', { query: { unread: 'true', limit: 1 } }),
    refetchInterval: 60_000,
  });
  const count = data?.total ?? 0;
  return (
    <Link to="/notices" className="header-button bell">
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path
          d="M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6zM9.5 20a2.6 2.6 0 0 0 5 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinejoin="round"
        />
      </svg>
      <span className="visually-hidden">{t('header.notices')} </span>
      {count > 0 && (
        <span className="bell-count">
          {count > 99 ? '99+' : count}
          <span className="visually-hidden"> {t('header.unread')}</span>
        </span>
      )}
    </Link>
  );
};
