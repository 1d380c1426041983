import type { EntityManager } from '@mikro-orm/postgresql';
import { validityOf } from '../../catalogue/item/validity.ts';
import { pinnedItem } from '../../commands/cases/pinned-item.ts';
import { holderOf } from '../../commands/documents/result-fields.ts';
import type { Hall } from '../../commands/hall.ts';
import { dateOf, formatInstant } from '../../domain/clock/zone.ts';
import { maskName } from '../../domain/identity-number.ts';
import { Case } from '../../entities/case/case.ts';
import type { CaseDocument } from '../../entities/case/document.ts';
import { StoredFile } from '../../entities/case/stored-file.ts';
import type { CheckedDocument } from './schema.ts';

/** Those that grant something for a time. */
const granting = new Set(['approval-decision', 'licence']);

/** A paper as whoever holds it may compare it: nothing that is not on it, and of a person less. */
export async function presentChecked(hall: Hall, em: EntityManager, document: CaseDocument): Promise<CheckedDocument> {
  const subject = await em.findOneOrFail(Case, { id: document.caseId });
  const { sha256 } = await em.findOneOrFail(StoredFile, { id: document.fileId });
  const { item } = await pinnedItem(em, subject);
  const holder = document.kind === 'licence' ? holderOf(item, subject) : undefined;
  const person = subject.applicantKind === 'person' ? maskName(subject.applicantName) : subject.applicantName;
  const validity = validityOf(item, subject.form, dateOf(document.issuedAt));
  return {
    title: document.title,
    number: document.number,
    organ: hall.catalogue().organisation.departmentName(document.department ?? subject.department),
    issuedAt: formatInstant(document.issuedAt),
    itemName: subject.itemName,
    caseNumber: subject.number,
    holder: holder ?? person,
    validity: granting.has(document.kind) ? { ...validity, state: stateOn(dateOf(hall.now()), validity) } : null,
    sha256,
  };
}

function stateOn(today: string, { from, to }: { from: string; to: string | null }) {
  if (today < from) return 'not-yet';
  return to !== null && today > to ? 'ended' : 'in-force';
}
