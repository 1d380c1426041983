import type { EntityManager } from '@mikro-orm/postgresql';
import { AuditEntry } from '../entities/audit-entry.ts';
import type { Case } from '../entities/case.ts';
import { Notice, TimelineEntry } from '../entities/timeline-entry.ts';
import type { Actor } from '../policies/actor.ts';
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

/** Writes what happened to a case: one line for people, one for the audit. */
export function record(hall: Hall, em: EntityManager, actor: Actor, subject: Case, entry: Entry): void {
  em.create(TimelineEntry, {
    id: newId(),
    caseId: subject.id,
    at: hall.now(),
    kind: entry.kind,
    title: entry.title,
    text: entry.text ?? null,
    actor: actor.name,
    department: entry.department ?? null,
    fileId: entry.fileId ?? null,
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
  em.create(AuditEntry, { at: hall.now(), actor: actor.account, act, subject, facts, hash: null, link: null });
}

/** Tells the applicant, in the hall and by the outer channel. */
export function tellApplicant(hall: Hall, em: EntityManager, subject: Case, text: string): void {
  const id = newId();
  const account = subject.applicantAccount;
  em.create(Notice, { id, account, caseNumber: subject.number, text, createdAt: hall.now(), readAt: null });
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
  em.create(Notice, { id: newId(), account, caseNumber, text, createdAt: hall.now(), readAt: null });
}
