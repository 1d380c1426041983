import { Draft } from '../../entities/account.ts';
import type { Actor } from '../../policies/actor.ts';
import { type Hall, inTransaction } from '../hall.ts';

/** Throws one's own draft away; where there is none, nothing is to be done. */
export function discardDraft(hall: Hall, actor: Actor, itemCode: string): Promise<void> {
  return inTransaction(hall, async (em) => {
    await em.nativeDelete(Draft, { account: actor.account, itemCode });
  });
}
