import type { CaseState } from './case-state.ts';

export const documentKinds = [
  'acceptance-notice',
  'correction-notice',
  'rejection-notice',
  'not-needed-notice',
  'special-procedure-notice',
  'extension-notice',
  'hearing-right-notice',
  'hearing-notice',
  'approval-decision',
  'refusal-decision',
  'licence',
  'filing-certificate',
  'correction-guidance',
  'redirect-notice',
  'receipt',
  'opinion-letter',
  'termination-notice',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Clocks of a case by name; step clocks carry their task's name and are no document's matter. */
export type CaseClock = 'acceptance' | 'correction' | 'initial-review' | 'law' | 'promise' | 'delivery';

export type DocumentRule = {
  zh: string;
  en: string;
  /** State to which issuing it moves the case; undefined leaves it (the document is then no act on the case). */
  state?: CaseState;
  /** Each for as long as the item gives. */
  starts: CaseClock[];
  stops: CaseClock[];
  /** Goes from one department to another: the applicant is not told of it. */
  between?: true;
  /** 救济段: always, when given (third parties' rights, public services), or not at all. */
  appeal: 'always' | 'when-given' | 'never';
};

/**
 * 行政许可法 §44: handed over within ten days of the decision, or fewer by the item's own law. A refusal (§38) is held to the
 * same days.
 */
const decision = {
  starts: ['delivery'],
  stops: ['acceptance', 'correction', 'initial-review', 'law', 'promise'],
} satisfies Partial<DocumentRule>;
const beforeAcceptance: CaseClock[] = ['acceptance', 'correction'];

/** Acceptance *is* the written notice (§32), so it's the documents that move a case and its clocks. */
const rules: Record<DocumentKind, DocumentRule> = {
  'acceptance-notice': {
    zh: '受理通知书',
    en: 'Notice of acceptance',
    state: 'accepted',
    starts: ['law', 'promise'],
    stops: beforeAcceptance,
    appeal: 'never',
  },
  'correction-notice': {
    zh: '补正告知书',
    en: 'Notice of corrections',
    state: 'correcting',
    starts: ['correction'],
    stops: ['acceptance'],
    appeal: 'never',
  },
  'rejection-notice': {
    zh: '不予受理决定书',
    en: 'Decision not to accept',
    state: 'not-accepted',
    starts: [],
    stops: beforeAcceptance,
    appeal: 'always',
  },
  'not-needed-notice': {
    zh: '不受理告知书',
    en: 'Notice that no permit is needed',
    state: 'not-accepted',
    starts: [],
    stops: beforeAcceptance,
    appeal: 'always',
  },
  'special-procedure-notice': {
    zh: '特别程序告知书',
    en: 'Notice of a special procedure',
    starts: [],
    stops: [],
    appeal: 'never',
  },
  'extension-notice': { zh: '延期告知书', en: 'Notice of extension', starts: [], stops: [], appeal: 'when-given' },
  'hearing-right-notice': {
    zh: '听证权利告知书',
    en: 'Notice of the right to a hearing',
    starts: [],
    stops: [],
    appeal: 'never',
  },
  'hearing-notice': { zh: '听证通知书', en: 'Notice of a hearing', starts: [], stops: [], appeal: 'never' },
  'approval-decision': {
    zh: '准予许可决定书',
    en: 'Decision of approval',
    state: 'decided',
    ...decision,
    appeal: 'when-given',
  },
  'refusal-decision': {
    zh: '不予许可决定书',
    en: 'Decision of refusal',
    state: 'refused',
    ...decision,
    appeal: 'always',
  },
  licence: { zh: '许可证件', en: 'Licence', state: 'decided', ...decision, appeal: 'never' },
  'filing-certificate': {
    zh: '备案证明',
    en: 'Certificate of filing',
    state: 'decided',
    ...decision,
    appeal: 'when-given',
  },
  'correction-guidance': {
    zh: '补正指导',
    en: 'Guidance on completing a filing',
    state: 'correcting',
    starts: ['correction'],
    stops: ['acceptance'],
    appeal: 'never',
  },
  'redirect-notice': {
    zh: '应予纠正（转核准）告知书',
    en: 'Notice to correct or to apply for approval',
    state: 'refused',
    starts: [],
    stops: ['acceptance', 'correction', 'initial-review', 'law', 'promise'],
    appeal: 'when-given',
  },
  receipt: { zh: '受理回执', en: 'Receipt', state: 'decided', ...decision, appeal: 'when-given' },
  'opinion-letter': {
    zh: '意见函',
    en: 'Opinion of a department',
    starts: [],
    stops: [],
    between: true,
    appeal: 'never',
  },
  'termination-notice': {
    zh: '终止办理告知书',
    en: 'Notice of termination',
    state: 'ended',
    starts: [],
    stops: ['acceptance', 'correction', 'initial-review', 'law', 'promise'],
    appeal: 'when-given',
  },
};

/** What issuing such a document does to its case. */
export const documentRule = (kind: DocumentKind): DocumentRule => rules[kind];

/** What it is called, on itself and in the timeline. */
export const documentTitle = (kind: DocumentKind, language: 'zh' | 'en'): string => rules[kind][language];

/** For what a guide or a diagram names. */
export const isDocumentKind = (text: string): text is DocumentKind => documentKinds.some((kind) => kind === text);
