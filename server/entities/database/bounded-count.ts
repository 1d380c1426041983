import type { EntityManager } from '@mikro-orm/postgresql';
import { countLimit } from './page.ts';

export type Bounded = { total: number; isLowerBound: boolean };

/** Counts the rows of `from` (what follows FROM in a select), at most to the limit: past it "at least so many". */
export async function countRows(em: EntityManager, from: string, values: readonly string[]): Promise<Bounded> {
  const [row] = await em.execute<{ n: number }[]>(
    `select count(*)::int as n from (select 1 from ${from} limit ${countLimit + 1}) t`,
    [...values],
  );
  const n = row?.n ?? 0;
  return { total: Math.min(n, countLimit), isLowerBound: n > countLimit };
}

/** As a list's answer tells it. */
export const presentTotal = ({ total, isLowerBound }: Bounded): { total: number; totalIsEstimate?: true } =>
  isLowerBound ? { total, totalIsEstimate: true } : { total };
