import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from '@mikro-orm/postgresql';

/** A creating call at work: how its answer is made and kept, and what came of that. */
export type Answering = {
  /** Makes the answer of the command's value and stores it, by the transaction that it is given. */
  keep: (em: EntityManager, value: unknown) => Promise<Kept>;
  kept?: Kept;
  /** The answer is committed. */
  over: boolean;
};
export type Kept = { value: unknown; answer: unknown };

const current = new AsyncLocalStorage<Answering>();

/** Does the work as the call's own: the first transaction that it commits keeps the answer. */
export const answering = <V>(call: Answering, work: () => Promise<V>): Promise<V> => current.run(call, work);

/**
 * For what comes to the same wherever it is begun again, in several transactions: its answer is kept behind it. Until then
 * a repeat begins anew.
 */
export const repeatable = <V>(work: () => Promise<V>): Promise<V> => current.exit(work);

/** Within a transaction, when all else is written: keeps the answer with it. */
export async function answerWithin(em: EntityManager, value: unknown): Promise<void> {
  const call = current.getStore();
  if (!call || call.over) return;
  await em.flush();
  // What the command has read and changed is read anew, as who asks later would.
  call.kept = await call.keep(em.fork({ keepTransactionContext: true }), value);
}

/** The transaction is committed: what the call may still leave running behind it has no part in its answer. */
export function answerCommitted(): void {
  const call = current.getStore();
  if (call?.kept) call.over = true;
}
