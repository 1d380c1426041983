import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useMemo } from 'react';
import { api, setCsrfToken } from './client.ts';
import type { Answer } from './types.ts';

export type SessionState = Answer<'get', '/api/session'>;
export type User = NonNullable<SessionState['user']>;
export type Profile = NonNullable<SessionState['profile']>;
export type Role = User['roles'][number];

type Session = {
  user: User | null;
  profile: Profile | null;
  /** True until the hall has said who is signed in. */
  pending: boolean;
  error: Error | null;
  retry: () => void;
  signIn: (account: string, password: string) => Promise<User>;
  signOut: () => Promise<void>;
};

const SessionContext = createContext<Session | null>(null);
const sessionKey = ['session'];

const loadSession = async (): Promise<SessionState> => {
  const session = await api.get('/api/session');
  setCsrfToken(session.csrfToken);
  return session;
};

export const SessionProvider = ({ children }: { children: ReactNode }) => {
  const queries = useQueryClient();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: sessionKey,
    queryFn: loadSession,
    staleTime: 300_000,
  });
  const user = data?.user ?? null;

  const session = useMemo<Session>(
    () => ({
      user,
      profile: data?.profile ?? null,
      pending: isPending,
      error,
      retry: () => void refetch(),
      signIn: async (account, password) => {
        const begun = await api.post('/api/session', { body: { account, password } });
        setCsrfToken(begun.csrfToken);
        // What the last person saw must not be shown to this one.
        if (user?.account !== begun.user.account) queries.removeQueries({ predicate: isPersonal });
        queries.setQueryData(sessionKey, begun);
        return begun.user;
      },
      signOut: async () => {
        await api.delete('/api/session');
        queries.removeQueries({ predicate: isPersonal });
        await queries.refetchQueries({ queryKey: sessionKey });
      },
    }),
    [user, data, isPending, error, refetch, queries],
  );

  return <SessionContext value={session}>{children}</SessionContext>;
};

export const useSession = (): Session => {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession is called outside SessionProvider');
  return session;
};

const publicKeys = new Set(['session', 'items', 'item', 'areas', 'demo']);
const isPersonal = ({ queryKey }: { queryKey: readonly unknown[] }): boolean => !publicKeys.has(String(queryKey[0]));
