import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../entities/account.ts';
import type { Case } from '../entities/case/case.ts';
import type { Actor } from '../policies/actor.ts';
import { addRow } from './added-rows.ts';
import { type Hall, send } from './hall.ts';
import { newId } from './id.ts';

type Entry = {
  kind: string;
  title: string;
  text?: string | null;
  department?: string | null;
  fileId?: string | null;
  /** For staff's eyes only. */
  internal?: boolean;
};

type Named = Pick<Case, 'id' | 'number'>;

/** Writes what happened to a case: one line for people, one for the audit. */
export function record(hall: Hall, em: EntityManager, actor: Actor, subject: Named, entry: Entry): void {
  addRow(em, 'timeline_entries', {
    id: newId(),
    case_id: subject.id,
    at: hall.now(),
    kind: entry.kind,
    title: entry.title,
    text: entry.text ?? null,
    actor: actor.name,
    department: entry.department ?? null,
    file_id: entry.fileId ?? null,
    internal: entry.internal ?? false,
  });
  audit(hall, em, actor, { act: entry.kind, subject: subject.number, facts: { title: entry.title } });
}

/** Writes the audit line alone. `facts` hold no identity numbers and no form data. */
export function audit(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  entry: { act: string; subject: string; facts?: Record<string, unknown> },
): void {
  const { act, subject, facts = {} } = entry;
  addRow(em, 'audit_entries', { at: hall.now(), actor: actor.account, act, subject, facts });
}

/** Tells the applicant, in the hall and by the outer channel. */
export function tellApplicant(hall: Hall, em: EntityManager, subject: Case, text: string): void {
  const id = newId();
  const account = subject.applicantAccount;
  addRow(em, 'notices', { id, account, case_number: subject.number, text, created_at: hall.now() });
  send(hall, em, {
    kind: 'send-notice',
    id,
    to: subject.phone,
    text: `【网上办事大厅】${text}（办件号${subject.number}）`,
  });
}

/** Tells one account in the hall. */
export function tellAccount(
  hall: Hall,
  em: EntityManager,
  account: string,
  text: string,
  caseNumber: string | null,
): void {
  addRow(em, 'notices', { id: newId(), account, case_number: caseNumber, text, created_at: hall.now() });
}

/** Most people told at once. */
const readers = 50;

/** Tells the staff of a department in the hall, whoever holds the task. Answers how many were told. */
export async function tellDepartment(
  hall: Hall,
  em: EntityManager,
  department: string,
  text: string,
  caseNumber: string,
): Promise<number> {
  const staff = await em.find(Account, { departments: { $contains: [department] } }, { limit: readers });
  for (const { account } of staff) tellAccount(hall, em, account, text, caseNumber);
  return staff.length;
}
