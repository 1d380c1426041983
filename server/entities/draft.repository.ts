import type { EntityManager } from '@mikro-orm/postgresql';
import { Draft } from './account.ts';

/** Where a page of drafts ends; the instant as ISO text. */
export type DraftPlace = { savedAt: string; itemCode: string };

/** One's own drafts without what is filled in, the last saved first. */
export async function findDrafts(
  em: EntityManager,
  account: string,
  after: DraftPlace | undefined,
  limit: number,
): Promise<Pick<Draft, 'itemCode' | 'area' | 'savedAt'>[]> {
  const query = em.createQueryBuilder(Draft, 'd').select(['account', 'itemCode', 'area', 'savedAt']).where({ account });
  if (after) query.andWhere('(d.saved_at, d.item_code) < (?, ?)', [after.savedAt, after.itemCode]);
  return await query.orderBy({ savedAt: 'desc', itemCode: 'desc' }).limit(limit).getResultList();
}

/** At most one for each item, so there is nothing to bound. */
export const countDrafts = (em: EntityManager, account: string): Promise<number> => em.count(Draft, { account });
