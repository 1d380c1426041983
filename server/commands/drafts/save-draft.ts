import { Draft } from '../../entities/account.ts';
import type { Actor } from '../../policies/actor.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { Refusal } from '../refusal.ts';

const most = 200_000;

/** Keeps one draft of an item for everybody who applies; what is saved last holds. */
export function saveDraft(
  hall: Hall,
  actor: Actor,
  itemCode: string,
  draft: Pick<Draft, 'area' | 'step' | 'data'>,
): Promise<Draft> {
  if (JSON.stringify(draft.data).length > most) throw new Refusal('too-large', '草稿太大');
  if (!hall.catalogue().items.has(itemCode))
    throw new Refusal('invalid', '没有这个事项', [{ pointer: '/itemCode', message: '没有这个事项' }]);
  const row = { account: actor.account, itemCode, ...draft, savedAt: hall.now() };
  return inTransaction(hall, async (em) => em.upsert(Draft, row));
}
