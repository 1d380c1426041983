import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { ErrorState } from '../components/error-state.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { type Role, useSession } from './session.tsx';

type Guard = { roles?: readonly Role[]; children: ReactNode };

/** Shows a page to those who are signed in (and have one of the roles); the others go to sign-in and come back. */
export const RequireRole = ({ roles, children }: Guard) => {
  const { user, pending, error, retry } = useSession();
  const { pathname, search } = useLocation();
  const { t } = useTranslation('shell');
  if (pending) return <ListSkeleton />;
  if (error && !user) return <ErrorState page error={error} onRetry={retry} />;
  if (!user) return <Navigate to={`/sign-in?back=${encodeURIComponent(pathname + search)}`} replace />;
  if (roles && !roles.some((role) => user.roles.includes(role))) {
    return <ErrorState page title={t('guard.title')} text={t('guard.text', { name: user.name })} />;
  }
  return children;
};
