import type { EntityManager } from '@mikro-orm/postgresql';
import { type Bounded, countRows } from '../database/bounded-count.ts';
import { Card } from './card.ts';
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

/** How many such cards there are, as far as it is worth counting. */
export function countCards(em: EntityManager, filter: CardFilter): Promise<Bounded> {
  const { sql, values } = conditions(filter);
  return countRows(em, `cards c where ${sql}`, values);
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
