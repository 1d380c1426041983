import { isDeepStrictEqual } from 'node:util';
import { Draft } from '../../entities/account.ts';
import type { Actor } from '../../policies/actor.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';

const most = 200_000;

export type SavedDraft = Pick<Draft, 'area' | 'step' | 'data'> & {
  /** Of the state that this goes on from; null where there was none. */
  revision: string | null;
};

/**
 * Keeps one draft of an item for everybody who applies. One that another device has saved, handed in or thrown away since
 * is not overwritten or brought back: `changed-meanwhile`. The same content once more is taken for the repeat that it is.
 */
export function saveDraft(hall: Hall, actor: Actor, itemCode: string, draft: SavedDraft): Promise<Draft> {
  if (JSON.stringify(draft.data).length > most) throw new Refusal('too-large', '草稿太大');
  if (!hall.catalogue().items.has(itemCode))
    throw new Refusal('invalid', '没有这个事项', [{ pointer: '/itemCode', message: '没有这个事项' }]);
  const { account } = actor;
  const { area, step, data, revision } = draft;
  const next = newId();
  return inTransaction(hall, async (em) => {
    await em.execute(
      `insert into drafts (account, item_code, area, step, data, saved_at, revision)
       select ?, ?, ?, ?::int, ?::jsonb, ?::timestamptz, ?::uuid
       where ?::uuid is null or exists (select 1 from drafts where account = ? and item_code = ?)
       on conflict (account, item_code) do update set area = excluded.area, step = excluded.step, data = excluded.data,
         saved_at = excluded.saved_at, revision = excluded.revision
       where drafts.revision = ?`,
      [
        ...[account, itemCode, area, step, JSON.stringify(data), hall.now(), next],
        ...[revision, account, itemCode],
        revision,
      ],
    );
    const stored = await em.findOne(Draft, { account, itemCode });
    if (!stored) throw new Refusal('changed-meanwhile', '这份草稿已在另一处提交或删除');
    const isSame = stored.area === area && stored.step === step && isDeepStrictEqual(stored.data, data);
    if (stored.revision !== next && !isSame) throw new Refusal('changed-meanwhile', '这份草稿已在另一处保存过');
    return stored;
  });
}
