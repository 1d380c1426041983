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

/** To which states a case may go on from each. */
const next: Record<CaseState, readonly CaseState[]> = {
  draft: ['submitted', 'withdrawn'],
  // To decided at once: a filing is complete with its information (条例 §13); 即办 too.
  submitted: ['correcting', 'accepted', 'not-accepted', 'decided', 'refused', 'withdrawn', 'ended'],
  // To ended: the correction never came (补交不来).
  correcting: ['submitted', 'accepted', 'not-accepted', 'decided', 'refused', 'withdrawn', 'ended'],
  accepted: ['in-review', 'decided', 'refused', 'withdrawn', 'ended'],
  'in-review': ['decided', 'refused', 'withdrawn', 'ended'],
  decided: ['delivering', 'delivered', 'ended'],
  // Back to decided: the parcel came back, the result is fetched at the window.
  delivering: ['delivered', 'decided', 'ended'],
  delivered: [],
  'not-accepted': [],
  refused: [],
  withdrawn: [],
  ended: [],
};

/** Whether the case may move; staying is no move. */
export const canMove = (from: CaseState, to: CaseState): boolean => next[from].includes(to);

/** Whether nothing comes after it. */
export const isFinal = (state: CaseState): boolean => next[state].length === 0;

/** The applicant did not get what he asked for, by a decision that he may go against. */
export const isRefusal = (state: CaseState): boolean => state === 'refused' || state === 'not-accepted';

/** How a diagram may say that its case has ended; `filed` and `delivered` are what was applied for. */
export const caseOutcomes = ['delivered', 'refused', 'withdrawn', 'ended', 'filed'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

/** The state in which close-case leaves the case: who filed has the certificate in the hall at once. */
export const stateOfOutcome = (outcome: CaseOutcome): CaseState => (outcome === 'filed' ? 'delivered' : outcome);
