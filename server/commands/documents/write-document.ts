import type { DocumentFacts } from '../../domain/document-facts.ts';
import { type DocumentText, documentText } from '../../domain/document-text.ts';
import type { DocumentKind } from '../../domain/documents.ts';
import { basisOf, type CaseFacts, deadlineOf, handedIn, lawOf, reasonOf } from './facts-of.ts';
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
        reason: stated(order, facts),
      });
    case 'not-needed-notice':
      return documentText('not-needed-notice', {
        ...facts.common,
        basis: basisOf(order, facts),
        reason: stated(order, facts),
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
      return documentText('opinion-letter', opinion(order, facts));
    case 'redirect-notice':
      return documentText('redirect-notice', {
        ...facts.common,
        finding: stated(order, facts),
        basis: basisOf(order, facts),
        demand: '予以纠正或者依法申请核准',
      });
    case 'termination-notice':
      return documentText('termination-notice', {
        ...facts.common,
        reason: stated(order, facts),
        basis: basisOf(order, facts),
      });
    default:
      return writeResult(order.kind, order, facts);
  }
}

const stated = (order: DocumentOrder, facts: CaseFacts): string =>
  withoutStop(order.reason || reasonOf(facts) || '申请人未在规定期限内继续办理');
/** It goes on after what an officer has written. */
const withoutStop = (words: string): string => words.trim().replace(/[。；，.;,]+$/, '');

function acceptance(order: DocumentOrder, facts: CaseFacts): DocumentFacts['acceptance-notice'] {
  const { item, subject } = facts;
  const limits = { law: item.limits.law ?? item.limits.promise, promise: item.limits.promise ?? item.limits.law };
  const none = { amount: 20, unit: 'working-day' } as const;
  const fee = item.fees.map(({ name, amount, basis }) => `${name}${amount}元（${basis}）`).join('；');
  return {
    ...facts.common,
    materials: handedIn(facts),
    acceptedOn: facts.common.issuedOn,
    law: { ...(limits.law ?? none), endsOn: deadlineOf(facts, 'law') },
    promise: { ...(limits.promise ?? none), endsOn: deadlineOf(facts, 'promise') },
    lookUp: `${order.publicUrl}/cases/${subject.number}`,
    fee: fee || '不收费',
    deemed: order.deemed,
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
  const reason = stated(order, facts);
  const basis = basisOf(order, facts);
  const unmet = facts.tasks.find((task) => task.unmet !== null)?.unmet ?? [];
  return {
    ...facts.common,
    facts: reason,
    evidence: '申请材料和审查记录',
    condition: unmet.map((condition) => `“${withoutStop(condition)}”`).join('、'),
    conditionBasis: lawOf(facts),
    basis,
  };
}

function opinion(order: DocumentOrder, facts: CaseFacts): DocumentFacts['opinion-letter'] {
  const task = facts.tasks.find(({ kind }) => kind === 'opinion');
  return {
    ...facts.common,
    department: facts.common.organ,
    lead: facts.subject.itemName,
    opinion: task?.decisionName ?? '',
    reason: task?.opinion || stated(order, facts),
    askedOn: facts.common.appliedOn,
  };
}
