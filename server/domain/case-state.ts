/** The states of a case. `not-accepted`, `refused`, `withdrawn`, `ended` and `delivered` are final. */
export const caseStates = [
  'draft',
  'submitted',
  'correcting',
  'accepted',
  'in-review',
  'decided',
  'delivering',
  'delivered',
  'not-accepted',
  'refused',
  'withdrawn',
  'ended',
] as const;
export type CaseState = (typeof caseStates)[number];

/** The province's rough stages (省级粗阶段). */
export type CaseStage = '收件' | '受理' | '审查' | '决定' | '办结' | '送达';

type Description = { zh: string; en: string; stage: CaseStage; next: readonly CaseState[] };

const descriptions: Record<CaseState, Description> = {
  draft: { zh: '草稿', en: 'Draft', stage: '收件', next: ['submitted', 'withdrawn'] },
  // To decided at once: a filing is complete with its information (条例 §13); 即办 too.
  submitted: {
    zh: '已提交，待受理',
    en: 'Submitted',
    stage: '收件',
    next: ['correcting', 'accepted', 'not-accepted', 'decided', 'refused', 'withdrawn', 'ended'],
  },
  // To ended: the correction never came (补交不来).
  correcting: {
    zh: '待补正',
    en: 'Waiting for corrections',
    stage: '收件',
    next: ['submitted', 'accepted', 'not-accepted', 'decided', 'refused', 'withdrawn', 'ended'],
  },
  accepted: {
    zh: '已受理',
    en: 'Accepted',
    stage: '受理',
    next: ['in-review', 'decided', 'refused', 'withdrawn', 'ended'],
  },
  'in-review': { zh: '审查中', en: 'In review', stage: '审查', next: ['decided', 'refused', 'withdrawn', 'ended'] },
  decided: { zh: '已决定', en: 'Decided', stage: '决定', next: ['delivering', 'delivered', 'ended'] },
  // Back to decided: the parcel came back, the result is fetched at the window.
  delivering: { zh: '送达中', en: 'On its way', stage: '送达', next: ['delivered', 'decided', 'ended'] },
  delivered: { zh: '已送达', en: 'Delivered', stage: '送达', next: [] },
  'not-accepted': { zh: '未予受理', en: 'Not accepted', stage: '办结', next: [] },
  refused: { zh: '不予许可', en: 'Refused', stage: '办结', next: [] },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', stage: '办结', next: [] },
  ended: { zh: '已终止', en: 'Ended', stage: '办结', next: [] },
};

/** Whether the case may move; staying is no move. */
export const canMove = (from: CaseState, to: CaseState): boolean => descriptions[from].next.includes(to);

export const nextStates = (state: CaseState): readonly CaseState[] => descriptions[state].next;

export const isFinal = (state: CaseState): boolean => descriptions[state].next.length === 0;

export const stageOf = (state: CaseState): CaseStage => descriptions[state].stage;

export const caseStateName = (state: CaseState, language: 'zh' | 'en'): string => descriptions[state][language];

/** The applicant did not get what he asked for, by a decision that he may go against. */
export const isRefusal = (state: CaseState): boolean => state === 'refused' || state === 'not-accepted';

export const isCaseState = (text: string): text is CaseState => caseStates.some((state) => state === text);

export const caseOutcomes = ['delivered', 'refused', 'withdrawn', 'ended', 'filed'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

/** The state in which close-case leaves the case: who filed has the certificate in the hall at once. */
export const stateOfOutcome = (outcome: CaseOutcome): CaseState => (outcome === 'filed' ? 'delivered' : outcome);
