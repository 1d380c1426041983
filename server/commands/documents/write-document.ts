import { feesDue } from '../../catalogue/item/needs.ts';
import { dateOf } from '../../domain/clock/zone.ts';
import type { DocumentFacts } from '../../domain/document-facts.ts';
import { type DocumentText, documentText, withoutStop } from '../../domain/document-text.ts';
import type { DocumentKind } from '../../domain/documents.ts';
import { initialReviewOf } from '../clocks/item-limits.ts';
import { applicantOf } from '../materials/take-materials.ts';
import { basisOf, type CaseFacts, deadlineOf, handedIn, lawOf } from './facts-of.ts';
import { evidenceOf, refusalsOf, refusedBecause, statedReason } from './reasons.ts';
import { answersOf } from './result-fields.ts';
import { extension, hearing, hearingRight, specialProcedure } from './write-procedure.ts';
import { writeResult } from './write-result.ts';

/** What a diagram says beside the kind, by task headers. */
export type DocumentOrder = {
  kind: DocumentKind;
  deemed: boolean;
  reason: string;
  basis: string;
  /** Name of the procedure and how long it takes, for special-procedure-notice. */
  procedure: string;
  expected: string;
  publicUrl: string;
  resultNumber: string;
  /** Of the licence that the decision grants. */
  licenceNumber: string;
  identifier: string;
  licenceName: string;
};

/** The text of a document from what the hall knows. Its mandatory elements are the domain's matter (items.md D). */
export function writeDocument(order: DocumentOrder, facts: CaseFacts): DocumentText {
  switch (order.kind) {
    case 'acceptance-notice':
      return documentText('acceptance-notice', acceptance(order, facts));
    case 'correction-notice':
      return documentText('correction-notice', { ...facts.common, ...corrections(facts) });
    case 'correction-guidance':
      return documentText('correction-guidance', { ...facts.common, ...corrections(facts) });
    case 'rejection-notice':
      return documentText('rejection-notice', {
        ...facts.common,
        basis: order.basis || '《中华人民共和国行政许可法》第三十二条第一款',
        reason: statedReason(order, facts),
        competentOrgan: facts.tasks.find(({ decision }) => decision === 'reject')?.competentOrgan ?? '',
      });
    case 'not-needed-notice':
      return documentText('not-needed-notice', {
        ...facts.common,
        basis: basisOf(order, facts),
        reason: statedReason(order, facts),
      });
    case 'special-procedure-notice':
      return documentText('special-procedure-notice', specialProcedure(order, facts));
    case 'extension-notice':
      return documentText('extension-notice', extension(facts));
    case 'hearing-right-notice':
      return documentText('hearing-right-notice', hearingRight(facts));
    case 'hearing-notice':
      return documentText('hearing-notice', hearing(facts));
    case 'refusal-decision':
      return documentText('refusal-decision', refusal(order, facts));
    case 'opinion-letter':
      return documentText('opinion-letter', opinion(facts));
    case 'redirect-notice':
      return documentText('redirect-notice', {
        ...facts.common,
        finding: statedReason(order, facts),
        basis: basisOf(order, facts),
        demand: '予以纠正或者依法申请核准',
      });
    case 'termination-notice':
      return documentText('termination-notice', {
        ...facts.common,
        reason: statedReason(order, facts),
        basis: order.basis,
      });
    default:
      return writeResult(order.kind, order, facts);
  }
}

function acceptance(order: DocumentOrder, facts: CaseFacts): DocumentFacts['acceptance-notice'] {
  const { item, subject } = facts;
  const limits = { law: item.limits.law ?? item.limits.promise, promise: item.limits.promise ?? item.limits.law };
  const review = initialReviewOf(item, subject);
  const none = { amount: 20, unit: 'working-day' } as const;
  const due = feesDue(item, { form: subject.form, applicant: applicantOf(subject) });
  const fee = due.map(({ name, amount, basis }) => `${name}${amount}元（${basis}）`).join('；');
  return {
    ...facts.common,
    materials: handedIn(facts),
    // Deemed accepted: the day on which the papers came, long before the notice says so (§32).
    acceptedOn: dateOf(subject.acceptedAt ?? subject.submittedAt),
    law: { ...(limits.law ?? none), endsOn: deadlineOf(facts, 'law') },
    promise: { ...(limits.promise ?? none), endsOn: deadlineOf(facts, 'promise') },
    lookUp: `${order.publicUrl}/query?number=${subject.number}`,
    fee: fee || '不收费',
    deemed: order.deemed,
    initialReview: review && { ...review, by: facts.reviewer, endsOn: deadlineOf(facts, 'initial-review') },
  };
}

function corrections(facts: CaseFacts): { faults: DocumentFacts['correction-notice']['faults']; dueOn: string } {
  const asks = facts.subject.correction?.asks ?? [];
  const basis = '《中华人民共和国行政许可法》第三十二条第一款第四项';
  const faults = asks.map(({ material, name, problem }) => ({
    material: name,
    fault: withoutStop(problem),
    remedy: withoutStop(facts.item.materials.find(({ code }) => code === material)?.standard || '按要求重新填写、提交'),
    basis,
  }));
  return { faults, dueOn: deadlineOf(facts, 'correction') };
}

function refusal(order: DocumentOrder, facts: CaseFacts): DocumentFacts['refusal-decision'] {
  const refusals = refusalsOf(facts);
  const unmet = [...new Set(refusals.flatMap((task) => task.unmet ?? []))];
  return {
    ...facts.common,
    facts: refusedBecause(refusals, facts),
    evidence: evidenceOf(facts),
    condition: unmet.map((condition) => `“${withoutStop(condition)}”`).join('、'),
    conditionBasis: lawOf(facts),
    basis: basisOf(order, facts),
  };
}

/** A department answers the one who asked, for itself alone: with all that it has filled in, conditions and basis among it. */
function opinion(facts: CaseFacts): DocumentFacts['opinion-letter'] {
  const { branch, nameOf, subject, common } = facts;
  if (!branch?.decisionName) throw new Error('这个部门还没有提出意见，不得制发意见函');
  const given = facts.tasks.find(({ id }) => id === branch.taskId);
  return {
    ...common,
    addressee: nameOf(subject.department),
    department: common.organ,
    opinion: branch.decisionName,
    reason: withoutStop(branch.opinion ?? ''),
    answers: given ? answersOf(facts.questionsOf(given.formKey), given.form ?? {}) : [],
    askedOn: dateOf(branch.createdAt),
  };
}
