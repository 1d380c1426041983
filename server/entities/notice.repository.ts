import type { EntityManager } from '@mikro-orm/postgresql';
import { Notice } from './case/timeline-entry.ts';
import { type Bounded, countRows } from './database/bounded-count.ts';

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
  const { sql, values } = conditions(filter);
  const query = em.createQueryBuilder(Notice, 'n').select('*').where(sql, values);
  if (after) query.andWhere('(n.created_at, n.id) < (?, ?)', [after.createdAt, after.id]);
  return await query.orderBy({ createdAt: 'desc', id: 'desc' }).limit(limit).getResultList();
}

/** How many such notices there are, as far as it is worth counting. */
export function countNotices(em: EntityManager, filter: NoticeFilter): Promise<Bounded> {
  const { sql, values } = conditions(filter);
  return countRows(em, `notices n where ${sql}`, values);
}

function conditions({ account, unread }: NoticeFilter): { sql: string; values: string[] } {
  const read = unread === undefined ? '' : ` and n.read_at is ${unread ? '' : 'not '}null`;
  return { sql: `n.account = ?${read}`, values: [account] };
}
