import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from '@mikro-orm/postgresql';
import { IdempotencyKey } from '../entities/engine/outbox.ts';
import type { Hall } from './hall.ts';
import { Refusal } from './refusal.ts';
import { openAnswer, sealAnswer } from './sealed-answer.ts';

type Key = { account: string; key: string; bodyHash: string; status: number };
/** `takenAt` tells this taking of the key from a later one of the same key. */
type Taken = Key & { takenAt: Date; over: boolean };

const current = new AsyncLocalStorage<Taken>();

/** No request takes so long. A key that was taken before and has come to nothing belongs to a process that died. */
const abandonedMs = 120_000;

/** Runs a creating call once per account and key; a repeat gets the first answer. */
export async function onceOnly<T>(hall: Hall, key: Key, work: () => Promise<T>): Promise<unknown> {
  const em = hall.orm.em.fork();
  const takenAt = await take(em, key);
  if (!takenAt) return await firstAnswer(hall, em, key);
  const taken: Taken = { ...key, takenAt, over: false };
  const row = [key.account, key.key, takenAt];
  try {
    const answer = await current.run(taken, work);
    taken.over = true;
    await em.execute(`update idempotency_keys set status = ?, answer = ?::jsonb where ${ownRow}`, [
      key.status,
      JSON.stringify(sealAnswer(hall.settings.secret, key, answer)),
      ...row,
    ]);
    return answer;
  } catch (error) {
    taken.over = true;
    // Nothing was committed, or what was has been refused to the caller: an order is stored before its house says that it
    // is down. The same key may try again.
    const over = error instanceof Refusal ? committed : null;
    await em.execute(`delete from idempotency_keys where ${ownRow} and (status is null or status = ?)`, [...row, over]);
    throw error;
  }
}

/**
 * Takes a key that is free or abandoned; answers when. The machine's own clock is used here: how long a request has been
 * running has nothing to do with the hall's time, which a demonstration moves by weeks.
 */
async function take(em: EntityManager, { account, key, bodyHash }: Key): Promise<Date | undefined> {
  const now = Date.now();
  const [row] = await em.execute<{ takenAt: Date | string }[]>(
    `insert into idempotency_keys as k (account, key, body_hash, created_at) values (?, ?, ?, ?)
     on conflict (account, key) do update set created_at = excluded.created_at
       where k.status is null and k.body_hash = excluded.body_hash and k.created_at < ?
     returning created_at as "takenAt"`,
    [account, key, bodyHash, new Date(now), new Date(now - abandonedMs)],
  );
  return row && new Date(row.takenAt);
}

const ownRow = 'account = ? and key = ? and created_at = ?';

async function firstAnswer(hall: Hall, em: EntityManager, key: Key): Promise<unknown> {
  const first = await em.findOneOrFail(IdempotencyKey, { account: key.account, key: key.key });
  if (first.bodyHash !== key.bodyHash) throw new Refusal('key-reused', '同一个Idempotency-Key不能用于不同的内容');
  if (first.status === null) throw running('同一个请求正在处理');
  const told = openAnswer(hall.settings.secret, key, first.answer);
  if (first.status === committed || !told.opened) throw running('这个请求已经处理，请刷新查看');
  return told.answer;
}

const running = (words: string): Refusal => new Refusal('key-running', words);

const committed = 0;

/**
 * Marks the running call's key within the command's transaction: what is committed is known to be done. A call that was
 * taken for dead and has been followed by another commits nothing any more.
 */
export async function markDone(em: EntityManager): Promise<void> {
  const key = current.getStore();
  if (!key || key.over) return;
  const marked = await em.execute<unknown[]>(
    `update idempotency_keys set status = ? where ${ownRow} and (status is null or status = ?) returning key`,
    [committed, key.account, key.key, key.takenAt, committed],
  );
  if (marked.length === 0 && !key.over) throw running('这个请求等得太久，已由后来的同一个请求接着办理');
}
