import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager, MikroORM } from '../orm.ts';

const beatMs = 1_000;
/** A beat without an answer for so long: PostgreSQL may have given the turn to another by now. */
const patienceMs = 5_000;

/**
 * Runs `work` if no other process runs work of this name on the same database; false if one does. The turn is a lock of
 * one connection, so it ends with this process, however that ends; `held` is aborted when the connection is lost.
 */
export function soleTurn(orm: MikroORM, name: string, work: (held: AbortSignal) => Promise<void>): Promise<boolean> {
  return orm.em.fork().transactional(async (em) => {
    const [turn] = await em.execute<{ ours: boolean }[]>('select pg_try_advisory_xact_lock(hashtext(?)) as ours', [
      name,
    ]);
    if (!turn?.ours) return false;
    // The other end must notice soon too, where this machine vanishes without a word.
    await em.execute(
      'set local tcp_keepalives_idle = 5; set local tcp_keepalives_interval = 5; set local tcp_keepalives_count = 2',
    );
    await whileHeld(em, work);
    return true;
  });
}

async function whileHeld(em: EntityManager, work: (held: AbortSignal) => Promise<void>): Promise<void> {
  const lost = new AbortController();
  const done = new AbortController();
  const working = work(lost.signal).finally(() => done.abort());
  const beating = beat(em, done.signal).catch((error: unknown) => lost.abort(error));
  await working;
  await beating;
  if (lost.signal.aborted) throw lost.signal.reason;
}

/** Asks again and again on the lock's own connection; throws when it gives no answer. */
async function beat(em: EntityManager, done: AbortSignal): Promise<void> {
  while (!done.aborted) {
    const { promise: late, reject } = Promise.withResolvers<never>();
    // A process that stood still itself first looks at what has come meanwhile.
    const timer = setTimeout(
      () => setImmediate(() => reject(new Error(`no answer within ${patienceMs} ms`))),
      patienceMs,
    );
    await Promise.race([em.execute('select 1'), late]).finally(() => clearTimeout(timer));
    await sleep(beatMs, undefined, { signal: done }).catch(() => undefined);
  }
}
