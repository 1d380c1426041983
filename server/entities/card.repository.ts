import type { EntityManager } from '@mikro-orm/postgresql';
import { Card } from './card.ts';
import { countLimit } from './page.ts';
import { type AreaStems, openCardStates, textArray } from './supervision.repository.ts';

export type CardFilter = {
  /** Areas watched, and departments that a card may be about: either makes it visible. */
  stems: AreaStems;
  departments: readonly string[];
  colour?: Card['colour'] | undefined;
  department?: string | undefined;
  open?: boolean | undefined;
  caseNumber?: string | undefined;
};

/** Where a page of cards ends; the instant as ISO text. */
export type CardPlace = { issuedAt: string; id: string };

/** Cards that the reader may see, newest first. */
export async function findCards(
  em: EntityManager,
  filter: CardFilter,
  after: CardPlace | undefined,
  limit: number,
): Promise<Card[]> {
  const { sql, values } = conditions(filter);
  const query = em.createQueryBuilder(Card, 'c').select('*').where(sql, values);
  if (after) query.andWhere('(c.issued_at, c.id) < (?, ?)', [after.issuedAt, after.id]);
  return await query.orderBy({ issuedAt: 'desc', id: 'desc' }).limit(limit).getResultList();
}

/** How many there are; past the limit "at least so many". */
export async function countCards(
  em: EntityManager,
  filter: CardFilter,
): Promise<{ total: number; isLowerBound: boolean }> {
  const { sql, values } = conditions(filter);
  const [row] = await em.execute<{ n: number }[]>(
    `select count(*)::int as n from (select 1 from cards c where ${sql} limit ${countLimit + 1}) t`,
    values,
  );
  const n = row?.n ?? 0;
  return { total: Math.min(n, countLimit), isLowerBound: n > countLimit };
}

function conditions({ stems, departments, colour, department, open, caseNumber }: CardFilter) {
  const parts = ['(c.area like any(?::text[]) or c.department = any(?::text[]))'];
  const values = [textArray(stems.map((stem) => `${stem}%`)), textArray(departments)];
  const add = (sql: string, value: string) => {
    parts.push(sql);
    values.push(value);
  };
  if (colour) add('c.colour = ?', colour);
  if (department) add('c.department = ?', department);
  if (open !== undefined) add(`${open ? '' : 'not '}c.state = any(?::text[])`, textArray(openCardStates));
  if (caseNumber) add('c.case_number = ?', caseNumber);
  return { sql: parts.join(' and '), values };
}
