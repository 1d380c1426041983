import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DocumentKind } from '../../domain/documents.ts';
import type { Case } from '../../entities/case/case.ts';
import { CaseDocument } from '../../entities/case/document.ts';
import type { PinnedItem } from '../cases/pinned-item.ts';
import type { Hall } from '../hall.ts';
import { newId } from '../id.ts';
import { factsOf } from './facts-of.ts';
import type { Issuing } from './issue-document.ts';
import { identifierOf, nextDocumentNumber, resultNumber } from './numbering.ts';
import { renderDocument } from './render-document.ts';
import { storeDocument } from './store-document.ts';
import { writeDocument } from './write-document.ts';

type Making = { issuing: Issuing; pinned: PinnedItem; idempotencyKey: string };

/** Numbers, writes, prints and keeps a document. */
export async function makeDocument(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  { issuing, pinned, idempotencyKey }: Making,
): Promise<CaseDocument> {
  const { kind, deemed = false, reason = '', basis = '', procedure = '', expected = '' } = issuing;
  const department = subject.departments[issuing.department ?? ''] ?? issuing.department ?? subject.department;
  const names = await namesOf(hall, em, subject, { issuing, item: pinned.item, department });
  const number = names.resultNumber;
  const { publicUrl } = hall.settings;
  const facts = await factsOf(hall, em, { kind, subject, pinned, number, department, issuer: issuing.department });
  const text = writeDocument({ kind, deemed, reason, basis, procedure, expected, publicUrl, ...names }, facts);
  // 128 bits: who has not held the paper cannot have it.
  const checkCode = randomBytes(16).toString('base64url');
  const check = { url: `${publicUrl}/check/${checkCode}`, code: checkCode };
  const bytes = await renderDocument({ text, check, createdAt: hall.now() });
  return em.create(CaseDocument, {
    id: newId(),
    caseId: subject.id,
    kind,
    title: text.title,
    number,
    fileId: await storeDocument(hall, em, subject, { name: `${text.title}.pdf`, bytes }),
    department,
    checkCode,
    idempotencyKey,
    issuedAt: hall.now(),
  });
}

const results: ReadonlySet<DocumentKind> = new Set(['licence', 'filing-certificate', 'receipt']);

type Naming = { issuing: Issuing; item: PinnedItem['item']; department: string };

/** By what it is called and numbered: a result by its item's numbering, everything else as a paper of its department. */
async function namesOf(hall: Hall, em: EntityManager, subject: Case, { issuing, item, department }: Naming) {
  const { kind } = issuing;
  const further = item.result.licences.find(({ code }) => code === issuing.licence);
  const numberOfResult = (made: DocumentKind) =>
    resultNumber(hall, em, subject, { code: further?.code ?? 'main', item, kind: made, department });
  const number = results.has(kind) ? await numberOfResult(kind) : await nextDocumentNumber(hall, em, department, kind);
  return {
    licenceName: further?.name ?? item.result.licenceName ?? subject.itemName,
    resultNumber: number,
    licenceNumber: kind === 'approval-decision' ? await numberOfResult('licence') : '',
    identifier: kind === 'licence' ? identifierOf(item, number) : '',
  };
}
