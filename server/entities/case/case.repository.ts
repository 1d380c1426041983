import type { EntityManager } from '@mikro-orm/postgresql';
import { type Bounded, countRows } from '../database/bounded-count.ts';
import { Case } from './case.ts';

/** Where a page of cases ends; the instant as ISO text. */
export type OwnCasePlace = { createdAt: string; id: string };
export type OwnCaseFilter = {
  account: string;
  state?: Case['state'] | undefined;
  /** Who has the next move; nobody has it in a case that has ended. */
  waitsFor?: 'applicant' | 'departments' | 'nobody' | undefined;
};

/** A department with a part in a case beside its lead's. */
export type Part = { department: string };

/** Those that have been asked for their opinion, and those to whom a step has fallen. */
export function findParts(em: EntityManager, caseId: string): Promise<Part[]> {
  return em.execute<Part[]>(
    'select department from branches where case_id = ? union select department from tasks where case_id = ?',
    [caseId, caseId],
  );
}

/**
 * In SQL, of a case `c`: no instance of its diagram is known, nor what only its diagram can have done. That the engine's records
 * come late hides neither.
 */
export const notBegunCondition = `c.process_instance_key is null and c.ended_at is null and c.state = 'submitted'
  and not exists (select 1 from process_instances i where i.case_id = c.id)
  and not exists (select 1 from tasks t where t.case_id = c.id)
  and not exists (select 1 from case_documents d where d.case_id = c.id)`;

/** One's own cases, newest first. */
export async function findOwnCases(
  em: EntityManager,
  filter: OwnCaseFilter,
  after: OwnCasePlace | undefined,
  limit: number,
): Promise<Case[]> {
  const { sql, values } = conditions(filter);
  const query = em.createQueryBuilder(Case, 'c').select('*').where(sql, values);
  if (after) query.andWhere('(c.created_at, c.id) < (?, ?)', [after.createdAt, after.id]);
  return await query.orderBy({ createdAt: 'desc', id: 'desc' }).limit(limit).getResultList();
}

/** How many such cases there are, as far as it is worth counting. */
export function countOwnCases(em: EntityManager, filter: OwnCaseFilter): Promise<Bounded> {
  const { sql, values } = conditions(filter);
  return countRows(em, `cases c where ${sql}`, values);
}

function conditions({ account, state, waitsFor }: OwnCaseFilter): { sql: string; values: string[] } {
  const parts = ['c.applicant_account = ?', ...(state ? ['c.state = ?'] : [])];
  if (waitsFor === 'nobody') parts.push('c.ended_at is not null');
  else if (waitsFor) parts.push('c.ended_at is null', waitsFor === 'applicant' ? hisTurn : `not ${hisTurn}`);
  return { sql: parts.join(' and '), values: state ? [account, state] : [account] };
}

/** The same as `nextAct` says of one case: a list must not read all of them to know. */
const hisTurn = `(c.state = 'correcting'
  or exists (select 1 from payments p where p.case_id = c.id and p.state in ('due', 'paying'))
  or exists (
    select 1 from tasks t where t.case_id = c.id and t.state = 'open' and t.kind in ('appointment', 'pickup')
  ))`;
