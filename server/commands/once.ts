import type { EntityManager } from '@mikro-orm/postgresql';
import { IdempotencyKey } from '../entities/engine/outbox.ts';
import { type Answering, answering } from './answering.ts';
import { type Hall, inTransaction } from './hall.ts';
import { Refusal } from './refusal.ts';
import { openAnswer, sealAnswer } from './sealed-answer.ts';

export type Key = { account: string; key: string; bodyHash: string };

export type Once<V> = {
  /** Runs the one command that the call is for; its transaction's value is the command's. */
  act: () => Promise<V>;
  /** Makes the answer. What it reads it must read by `em`, which sees what the command is just about to commit. */
  present: (em: EntityManager, value: V) => Promise<unknown>;
};

/**
 * Runs a creating call once per account and key; a repeat gets the first answer. The answer is stored by the command's own
 * transaction: wherever a process dies, either both are there or neither, and the repeat is answered or begins anew. Of two
 * at once the later one finds the key taken when it would commit, and nothing of it has happened.
 * Throws Refusal `key-reused` for another body, `key-answered` where the answer cannot be told again.
 */
export async function onceOnly<V>(hall: Hall, key: Key, { act, present }: Once<V>): Promise<unknown> {
  const first = await firstAnswer(hall, key);
  if (first) return first.answer;
  const keep = async (em: EntityManager, value: unknown) => {
    // No type follows a value through the command's transaction: that it is the one which `act` gives is looked at below.
    const answer = await present(em, value as V);
    await keepAnswer(hall, em, key, answer);
    return { value, answer };
  };
  const call: Answering = { keep, over: false };
  let value: V;
  try {
    value = await answering(call, act);
    if (!call.over) await answering(call, () => inTransaction(hall, async () => value));
  } catch (error) {
    // Who repeats while the first is at work may be refused for what the first has done, and wants its answer.
    const meanwhile = await firstAnswer(hall, key);
    if (meanwhile) return meanwhile.answer;
    throw error;
  }
  if (!call.kept || !Object.is(call.kept.value, value))
    throw new Error('a creating call answers with the value of its command’s transaction');
  return call.kept.answer;
}

async function keepAnswer(hall: Hall, em: EntityManager, key: Key, answer: unknown): Promise<void> {
  const kept = await em.execute<unknown[]>(
    `insert into idempotency_keys (account, key, body_hash, answer, created_at) values (?, ?, ?, ?::jsonb, ?)
     on conflict (account, key) do nothing returning key`,
    // How long a key is kept has nothing to do with the hall's time, which a demonstration moves by weeks.
    [key.account, key.key, key.bodyHash, JSON.stringify(sealAnswer(hall.settings.secret, key, answer)), new Date()],
  );
  if (kept.length === 0) throw new Error('the same key was answered meanwhile');
}

async function firstAnswer(hall: Hall, key: Key): Promise<{ answer: unknown } | undefined> {
  const first = await hall.orm.em.fork().findOne(IdempotencyKey, { account: key.account, key: key.key });
  if (!first) return undefined;
  if (first.bodyHash !== key.bodyHash) throw new Refusal('key-reused', '同一个Idempotency-Key不能用于不同的内容');
  const told = openAnswer(hall.settings.secret, key, first.answer);
  if (!told.opened) throw new Refusal('key-answered', '这个请求已经处理，请刷新查看');
  return told;
}
