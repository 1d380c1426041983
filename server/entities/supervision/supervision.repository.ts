import type { EntityManager } from '@mikro-orm/postgresql';
import { Case, type Light } from '../case/case.ts';
import { type Bounded, countRows } from '../database/bounded-count.ts';
import type { Card } from './card.ts';
import { Clock } from './clock.ts';

/** Stems of area codes (GB/T 2260 without trailing zeros): what lies below each is meant. None = nothing. */
export type AreaStems = readonly string[];

export type CaseFilter = {
  stems: AreaStems;
  light?: Light | undefined;
  department?: string | undefined;
  item?: string | undefined;
  /** Part of a number or of the applicant's name. */
  words?: string | undefined;
};

/** Where a page of running cases ends. */
export type CasePlace = { light: Light; deadline: string | null; id: string };

/** Reddest first. */
export const lightOrder: readonly Light[] = ['red', 'yellow', 'green', 'paused', 'none'];

/**
 * Running cases, reddest first and in each light the nearest deadline first. Reads the partial index light by light, in
 * its order, and stops when the page is full: the cost is that of the page, not of all running cases.
 */
export async function findRunningCases(
  em: EntityManager,
  filter: CaseFilter,
  after: CasePlace | undefined,
  limit: number,
): Promise<Case[]> {
  const found: Case[] = [];
  const from = after ? lightOrder.indexOf(after.light) : 0;
  for (const light of lightOrder.slice(from)) {
    if (filter.light && filter.light !== light) continue;
    const place = after?.light === light ? after : undefined;
    if (!place || place.deadline !== null)
      found.push(...(await stretch(em, filter, { light, dated: true, place }, limit - found.length)));
    if (found.length < limit) {
      const rest = place?.deadline === null ? place : undefined;
      found.push(...(await stretch(em, filter, { light, dated: false, place: rest }, limit - found.length)));
    }
    if (found.length >= limit) break;
  }
  return found;
}

type Stretch = { light: Light; dated: boolean; place: CasePlace | undefined };

/** A stretch of the index: one light, the cases with a deadline or those without. */
async function stretch(
  em: EntityManager,
  filter: CaseFilter,
  { light, dated, place }: Stretch,
  limit: number,
): Promise<Case[]> {
  const query = em.createQueryBuilder(Case, 'c').select('*').where('c.ended_at is null and c.light = ?', [light]);
  const { sql, values } = conditions(filter);
  query.andWhere(sql, values);
  query.andWhere(dated ? 'c.deadline is not null' : 'c.deadline is null');
  if (place && dated) query.andWhere('(c.deadline, c.id) > (?, ?)', [place.deadline, place.id]);
  if (place && !dated) query.andWhere('c.id > ?', [place.id]);
  return await query
    .orderBy(dated ? { deadline: 'asc', id: 'asc' } : { id: 'asc' })
    .limit(limit)
    .getResultList();
}

/** How many such cases run, as far as it is worth counting. */
export function countRunningCases(em: EntityManager, filter: CaseFilter): Promise<Bounded> {
  const { sql, values } = conditions(filter);
  const lights = filter.light ? [filter.light] : lightOrder;
  return countRows(em, `cases c where c.ended_at is null and c.light = any(?::text[]) and ${sql}`, [
    textArray(lights),
    ...values,
  ]);
}

function conditions({ stems, department, item, words }: CaseFilter): { sql: string; values: string[] } {
  const parts = ['c.area like any(?::text[])'];
  const values = [textArray(stems.map((stem) => `${stem}%`))];
  const add = (sql: string, ...given: string[]) => {
    parts.push(sql);
    values.push(...given);
  };
  // Also the cases that a department holds up with a limit of its own, whoever leads them.
  if (department)
    add(
      `(c.department = ? or exists (select 1 from clocks k where k.case_id = c.id and k.ended_at is null
         and k.light = 'red' and k.department = ?))`,
      department,
      department,
    );
  if (item) add('c.item_code = ?', item);
  const text = words?.trim().replace(/[\\%_]/g, '\\$&');
  if (text) add('(c.number like ? or c.applicant_name like ?)', `${text}%`, `%${text}%`);
  return { sql: parts.join(' and '), values };
}

/** A list of texts as PostgreSQL reads it. */
export const textArray = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** Open cards and open incidents of cases, by case id. */
export async function countSigns(
  em: EntityManager,
  caseIds: readonly string[],
): Promise<Map<string, { cards: number; incidents: number }>> {
  if (caseIds.length === 0) return new Map();
  const rows = await em.execute<{ case_id: string; cards: number; incidents: number }[]>(
    `select case_id, sum(card)::int as cards, sum(incident)::int as incidents from (
       select case_id, 1 as card, 0 as incident from cards where case_id = any(?::uuid[]) and state = any(?::text[])
       union all
       select case_id, 0, 1 from incidents where case_id = any(?::uuid[]) and state <> 'resolved') signs
     group by case_id`,
    [textArray(caseIds), textArray(openCardStates), textArray(caseIds)],
  );
  return new Map(rows.map(({ case_id, cards, incidents }) => [case_id, { cards, incidents }]));
}

/** Clocks in working days that stand still, of these kinds. */
export const findPausedClocks = (
  em: EntityManager,
  caseIds: readonly string[],
  kinds: readonly string[],
): Promise<Clock[]> =>
  caseIds.length === 0
    ? Promise.resolve([])
    : em.find(Clock, {
        caseId: { $in: [...caseIds] },
        kind: { $in: [...kinds] },
        endedAt: null,
        light: 'paused',
        unit: 'working-day',
      });

/** A card that somebody has yet to answer or to judge. */
export const openCardStates: readonly Card['state'][] = ['issued', 'received', 'replied', 'rejected'];
/** In SQL, as the text that the index of open cards is made with: by a parameter PostgreSQL would not know it again. */
export const openCardCondition = `state in (${openCardStates.map((state) => `'${state}'`).join(', ')})`;
