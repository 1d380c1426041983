import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { Notice } from './timeline-entry.ts';

/** Where a page of notices ends; the instant as ISO text. */
export type NoticePlace = { createdAt: string; id: string };
export type NoticeFilter = { account: string; unread?: boolean | undefined };

/** One's own notices, newest first. */
export async function findNotices(
  em: EntityManager,
  filter: NoticeFilter,
  after: NoticePlace | undefined,
  limit: number,
): Promise<Notice[]> {
  const query = em.createQueryBuilder(Notice, 'n').select('*').where(conditions(filter));
  if (after) query.andWhere('(n.created_at, n.id) < (?, ?)', [after.createdAt, after.id]);
  return await query.orderBy({ createdAt: 'desc', id: 'desc' }).limit(limit).getResultList();
}

export const countNotices = (em: EntityManager, filter: NoticeFilter): Promise<number> =>
  em.count(Notice, conditions(filter));

const conditions = ({ account, unread }: NoticeFilter): FilterQuery<Notice> => ({
  account,
  ...(unread === undefined ? {} : { readAt: unread ? null : { $ne: null } }),
});
