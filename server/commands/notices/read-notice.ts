import { Notice } from '../../entities/case/timeline-entry.ts';
import type { Actor } from '../../policies/actor.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { notFound } from '../refusal.ts';

/** Marks one's own notice as read; the first time counts. Another's does not exist. */
export function readNotice(hall: Hall, actor: Actor, id: string): Promise<void> {
  return inTransaction(hall, async (em) => {
    const notice = await em.findOne(Notice, { id, account: actor.account });
    if (!notice) throw notFound('这条通知');
    notice.readAt ??= hall.now();
  });
}
