import { type Channel, createChannel, createResponse } from 'better-sse';
import type { ParameterizedContext } from 'koa';
import type { Hall, LiveEvent } from '../../commands/hall.ts';
import { Account, StoredSession } from '../../entities/account.ts';
import { type Actor, actorOf } from '../../policies/actor.ts';
import { maySupervise } from '../../policies/supervision.ts';

export type Pace = {
  /** Pages ask for the board anew at each event, so a burst is told as one: at most one of a kind in so long, ms. */
  atMostEvery: number;
  /** An event is told while its transaction is still open: what it speaks of must be there when the pages ask, ms. */
  settle: number;
  /** How often it is looked whether the reader is still signed in and still a supervisor, ms. */
  recheck: number;
};
const usualPace: Pace = { atMostEvery: 1000, settle: 250, recheck: 15_000 };

/**
 * Sends `board`, `card` and `incident` events until the browser leaves or its session ends. They carry no data: a hint to
 * ask. The stream is Koa's ordinary body, so that cookies and headers are sent as for any other answer.
 */
export function streamTo(hall: Hall, actor: Actor, ctx: ParameterizedContext, pace: Pace = usualPace): void {
  const gone = new AbortController();
  ctx.res.once('close', () => gone.abort());
  const timer = setInterval(() => {
    mayListen(hall, actor, ctx.state.sessionId).then(
      (may) => may || gone.abort(),
      (error: unknown) => hall.log.warn({ err: error }, 'could not look whether a live reader is still signed in'),
    );
  }, pace.recheck);
  gone.signal.addEventListener('abort', () => clearInterval(timer));
  // Not the request's own address: that is put together from a Host header which anybody may write.
  const request = new Request(new URL(ctx.path, hall.settings.publicUrl), { signal: gone.signal });
  const { body } = createResponse(request, { keepAlive: 15_000 }, (session) => {
    channelOf(hall, pace).register(session);
    gone.signal.addEventListener('abort', () => ctx.res.end());
  });
  ctx.set({ 'Cache-Control': 'private, no-cache, no-store, no-transform', 'X-Accel-Buffering': 'no' });
  ctx.type = 'text/event-stream';
  ctx.body = body;
}

async function mayListen(hall: Hall, { account: name }: Actor, sessionId: string | undefined): Promise<boolean> {
  const em = hall.orm.em.fork();
  const account = await em.findOne(Account, { account: name });
  if (!account || !maySupervise(actorOf(account))) return false;
  return sessionId === undefined || (await em.count(StoredSession, { id: sessionId, account: name })) > 0;
}

const channels = new WeakMap<Hall, Channel>();

/** One channel for all readers of a hall; it hears the hall from its first reader on. */
function channelOf(hall: Hall, pace: Pace): Channel {
  const known = channels.get(hall);
  if (known) return known;
  const channel = createChannel();
  channels.set(hall, channel);
  const tell = gathered((kind) => channel.broadcast({}, kind), pace);
  hall.subscribe(({ kind }) => {
    if (forPages.has(kind) && channel.sessionCount > 0) tell(kind);
  });
  return channel;
}

type Kind = LiveEvent['kind'];
const forPages: ReadonlySet<Kind> = new Set<Kind>(['board', 'card', 'incident']);

/** Passes on the first event of a kind after it has settled, and those that follow as one at the end of the interval. */
export function gathered(
  send: (kind: Kind) => void,
  { atMostEvery, settle }: Omit<Pace, 'recheck'>,
): (kind: Kind) => void {
  const waiting = new Set<Kind>();
  const lastSent = new Map<Kind, number>();
  return (kind) => {
    if (waiting.has(kind)) return;
    waiting.add(kind);
    const earliest = (lastSent.get(kind) ?? Number.NEGATIVE_INFINITY) + atMostEvery;
    const timer = setTimeout(
      () => {
        waiting.delete(kind);
        lastSent.set(kind, performance.now());
        send(kind);
      },
      Math.max(settle, earliest - performance.now()),
    );
    timer.unref();
  };
}
