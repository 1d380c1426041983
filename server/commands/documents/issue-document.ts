import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type CaseClock, type DocumentKind, documentRule } from '../../domain/documents.ts';
import { WorkOver } from '../../engine/errors.ts';
import { Case } from '../../entities/case/case.ts';
import { CaseDocument } from '../../entities/case/document.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { theHall } from '../../policies/actor.ts';
import { moveCase } from '../cases/move-case.ts';
import { type PinnedItem, pinnedItem } from '../cases/pinned-item.ts';
import { isOver } from '../cases/workable-case.ts';
import { refreshCaseLight, startClock } from '../clocks/clock-keeper.ts';
import { endClocks } from '../clocks/end-clocks.ts';
import { initialReviewOf, itemBasis, itemLimit } from '../clocks/item-limits.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { record, tellApplicant } from '../journal.ts';
import { judgeConduct } from '../supervision/judge-conduct.ts';
import { askForCorrection } from './ask-for-correction.ts';
import { makeDocument } from './make-document.ts';

export type Issuing = {
  caseId: string;
  kind: DocumentKind;
  /** The diagram's element instance: the same over every retry of it, so one order issues one document. */
  key: string;
  department?: string | undefined;
  deemed?: boolean;
  reason?: string;
  basis?: string;
  procedure?: string;
  expected?: string;
  licence?: string | undefined;
};

/** Clocks have the same names in documents and cases, but for the one before acceptance. */
const clockName = (clock: CaseClock): string => (clock === 'acceptance' ? 'pre-acceptance' : clock);

/**
 * Issues a document: number, PDF, and what the law hangs on it, for acceptance *is* the written notice (行政许可法 §32):
 * the case's state, and the clocks that it starts and stops. A repeat answers the first one's number.
 */
export function issueDocument(hall: Hall, issuing: Issuing): Promise<{ documentNumber: string }> {
  return inTransaction(hall, async (em) => {
    const idempotencyKey = `${issuing.key}:${issuing.kind}`;
    const known = await em.findOne(CaseDocument, { idempotencyKey });
    if (known) return { documentNumber: known.number };
    const subject = await em.findOneOrFail(Case, { id: issuing.caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    refuseOver(subject, issuing);
    const pinned = await pinnedItem(em, subject);
    await askForCorrection(hall, em, subject, issuing);
    await moveClocks(hall, em, subject, { issuing, item: pinned.item });
    const document = await makeDocument(hall, em, subject, { issuing, pinned, idempotencyKey });
    applyToCase(hall, em, subject, { document, isMain: issuing.licence === undefined });
    await judgeConduct(hall, em, subject);
    await refreshCaseLight(hall, em, subject);
    return { documentNumber: document.number };
  });
}

/** A case that is over gets no further document, but the notice that its withdrawal ends it. */
function refuseOver(subject: Case, { kind }: Issuing): void {
  if (!isOver(subject) || (subject.endedAt === null && kind === 'termination-notice')) return;
  throw new WorkOver(`办件${subject.number}已经办结或者撤回，不再制发文书`);
}

type Making = { issuing: Issuing; item: PinnedItem['item'] };

async function moveClocks(hall: Hall, em: EntityManager, subject: Case, { issuing, item }: Making): Promise<void> {
  const rule = documentRule(issuing.kind);
  if (rule.stops.length > 0) await endClocks(hall, em, subject.id, { kinds: rule.stops.map(clockName) });
  const startedAt = issuing.deemed ? await receivedAt(em, subject) : hall.now();
  if (issuing.kind === 'acceptance-notice') subject.acceptedAt = startedAt;
  const review = issuing.kind === 'acceptance-notice' ? initialReviewOf(item, subject) : undefined;
  const department = review && subject.departments[review.by];
  // The authority's own clocks begin when it has the opinion of the lower level (§43): the diagram starts them.
  for (const clock of review ? (['initial-review'] as const) : rule.starts) {
    const limit = itemLimit(item, clock);
    const known = limit === undefined ? null : await findRunning(em, subject, clockName(clock));
    if (limit === undefined || known) continue;
    startClock(hall, em, subject, {
      kind: clockName(clock),
      label: labels[clock],
      ...(department ? { department } : {}),
      basis: basisOf(item, clock, issuing.kind),
      limit,
      startedAt,
      pausable: clock === 'law' || clock === 'promise' || clock === 'initial-review',
      immediate: clock === 'promise' && item.limits.kind === 'immediate',
    });
  }
  await em.flush();
}

/** When all that was needed had come (§32): later than the application after a correction, and for paper at the window. */
async function receivedAt(em: EntityManager, subject: Case): Promise<Date> {
  const asked = { caseId: subject.id, kind: clockName('acceptance') };
  const clock = await em.findOne(Clock, asked, { orderBy: { startedAt: 'desc' } });
  return clock?.startedAt ?? subject.submittedAt;
}

const labels: Record<CaseClock, string> = {
  acceptance: '受理期限',
  'initial-review': '初审期限',
  correction: '补正期限',
  law: '法定期限',
  promise: '承诺期限',
  delivery: '送达期限',
};

function basisOf(item: PinnedItem['item'], clock: CaseClock, kind: DocumentKind): string {
  const basis = itemBasis(item, clock);
  return clock === 'delivery' && kind === 'refusal-decision'
    ? `《中华人民共和国行政许可法》第三十八条，送达期限参照${basis}`
    : basis;
}

async function findRunning(em: EntityManager, subject: Case, kind: string): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    'select 1 from clocks where case_id = ? and kind = ? and ended_at is null limit 1',
    [subject.id, kind],
  );
  return rows.length > 0;
}

/** `isMain`: not one of the item's further licences. */
type Issued = { document: CaseDocument; isMain: boolean };

function applyToCase(hall: Hall, em: EntityManager, subject: Case, { document, isMain }: Issued): void {
  const { state, between } = documentRule(document.kind);
  // How a case without a decision ends (withdrawn, never corrected, to be approved elsewhere) is the diagram's word, by close-case.
  if (state !== undefined && state !== 'ended' && document.kind !== 'redirect-notice') moveCase(subject, state);
  if (state === 'decided' || state === 'refused' || state === 'not-accepted') subject.decidedAt ??= hall.now();
  if (state === 'correcting') {
    const named = subject.correction?.asks.map(({ material }) => material) ?? [];
    subject.correctionNotices = [...subject.correctionNotices, named];
  }
  if (state === 'decided' && isMain) keepResult(subject, document);
  const { kind, title, number, fileId } = document;
  record(hall, em, theHall, subject, { kind, title, text: number, fileId });
  if (!between) tellApplicant(hall, em, subject, `${title}已送达，文号${number}，请在办件中查看`);
}

/** What the applicant came for: the licence or certificate, and until there is one, the decision. */
function keepResult(subject: Case, document: CaseDocument): void {
  if (document.kind === 'approval-decision' && subject.resultNumber !== null) return;
  subject.resultNumber = document.number;
  subject.resultFileId = document.fileId;
}
