import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useSession } from '../../api/session.tsx';
import { oversees } from './rights.ts';

/** `live`: events arrive; otherwise the pages ask again by themselves every few seconds. */
export type LiveState = 'connecting' | 'live' | 'reconnecting';

const ADDRESS = '/api/supervision/events';
const POLL_MS = 10_000;
/** A line may be dead without the browser knowing; then the pages are at most a minute old. */
const WHILE_LIVE_MS = 60_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;
/** Many lights may change at once: the pages are asked to reload at most this often. */
const GATHER_MS = 800;

/** What each event makes stale; the keys are those of the pages' queries. */
const STALE: Record<string, readonly string[]> = {
  board: ['summary', 'cases', 'clocks', 'tasks'],
  card: ['summary', 'cases', 'cards'],
  incident: ['summary', 'incidents'],
};

const LiveContext = createContext<LiveState>('connecting');

export const LiveProvider = ({ children }: { children: ReactNode }) => {
  const client = useQueryClient();
  const { user } = useSession();
  const listens = oversees(user);
  const [state, set] = useState<LiveState>('connecting');
  useEffect(() => {
    if (!listens) return;
    const refresh = (names: ReadonlySet<string>) =>
      client.invalidateQueries({
        predicate: ({ queryKey: [place, name] }) => place === 'watch' && names.has(`${name}`),
      });
    return listen(set, refresh);
  }, [client, listens]);
  return <LiveContext value={state}>{children}</LiveContext>;
};

export const useLive = (): LiveState => use(LiveContext);

/** How often a page asks by itself: seldom while events arrive. */
export const usePolling = (): number => (useLive() === 'live' ? WHILE_LIVE_MS : POLL_MS);

type Refresh = (names: ReadonlySet<string>) => unknown;

function listen(tell: (state: LiveState) => void, refresh: Refresh): () => void {
  const stale = new Set<string>();
  const timers: { gather?: ReturnType<typeof setTimeout> | undefined; retry?: ReturnType<typeof setTimeout> } = {};
  let source: EventSource;
  let failures = 0;

  const gather = (names: readonly string[]) => {
    for (const name of names) stale.add(name);
    timers.gather ??= setTimeout(() => {
      timers.gather = undefined;
      refresh(new Set(stale));
      stale.clear();
    }, GATHER_MS);
  };
  const open = () => {
    source = new EventSource(ADDRESS);
    source.onopen = () => {
      // What happened while the line was down was not heard.
      if (failures > 0) gather(Object.values(STALE).flat());
      failures = 0;
      tell('live');
    };
    for (const [event, names] of Object.entries(STALE)) source.addEventListener(event, () => gather(names));
    source.onerror = () => {
      failures += 1;
      tell('reconnecting');
      // A refused line is closed for good by the browser; a broken one it opens again by itself.
      if (source.readyState !== EventSource.CLOSED) return;
      timers.retry = setTimeout(open, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 5)));
    };
  };
  open();
  return () => {
    clearTimeout(timers.gather);
    clearTimeout(timers.retry);
    source.close();
  };
}
