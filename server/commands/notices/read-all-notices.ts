import { Notice } from '../../entities/case/timeline-entry.ts';
import type { Actor } from '../../policies/actor.ts';
import { type Hall, inTransaction } from '../hall.ts';

/** Marks all of one's own notices as read; those that were keep their first time. */
export function readAllNotices(hall: Hall, actor: Actor): Promise<void> {
  return inTransaction(hall, async (em) => {
    await em.nativeUpdate(Notice, { account: actor.account, readAt: null }, { readAt: hall.now() });
  });
}
