import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from '@mikro-orm/postgresql';
import { IdempotencyKey } from '../entities/outbox.ts';
import type { Hall } from './hall.ts';
import { Refusal } from './refusal.ts';

type Key = { account: string; key: string; bodyHash: string; status: number };

const current = new AsyncLocalStorage<Key>();

/** Runs a creating call once per account and key; a repeat gets the first answer. */
export async function onceOnly<T>(hall: Hall, key: Key, work: () => Promise<T>): Promise<unknown> {
  const em = hall.orm.em.fork();
  const { account, key: name, bodyHash } = key;
  const inserted = await em.execute<unknown[]>(
    `insert into idempotency_keys (account, key, body_hash, created_at) values (?, ?, ?, ?)
     on conflict do nothing returning key`,
    [account, name, bodyHash, hall.now()],
  );
  if (inserted.length === 0) return await firstAnswer(em, key);
  try {
    const answer = await current.run(key, work);
    await em.execute('update idempotency_keys set status = ?, answer = ?::jsonb where account = ? and key = ?', [
      key.status,
      JSON.stringify(answer ?? null),
      account,
      name,
    ]);
    return answer;
  } catch (error) {
    // Nothing was committed, or what was has been refused to the caller: an order is stored before its house says that it
    // is down. The same key may try again.
    const over = error instanceof Refusal ? committed : null;
    await em.execute('delete from idempotency_keys where account = ? and key = ? and (status is null or status = ?)', [
      account,
      name,
      over,
    ]);
    throw error;
  }
}

async function firstAnswer(em: EntityManager, key: Key): Promise<unknown> {
  const first = await em.findOneOrFail(IdempotencyKey, { account: key.account, key: key.key });
  if (first.bodyHash !== key.bodyHash) throw new Refusal('key-reused', '同一个Idempotency-Key不能用于不同的内容');
  if (first.status === null || first.status === committed) {
    throw new Refusal('key-running', first.status === null ? '同一个请求正在处理' : '这个请求已经处理，请刷新查看');
  }
  return first.answer;
}

const committed = 0;

/** Marks the running call's key within the command's transaction: what is committed is known to be done. */
export async function markDone(em: EntityManager): Promise<void> {
  const key = current.getStore();
  if (!key) return;
  await em.execute('update idempotency_keys set status = ? where account = ? and key = ? and status is null', [
    committed,
    key.account,
    key.key,
  ]);
}
