import type { Reckoning } from './legal-clock.ts';
import { isNear, type LightPolicy } from './light.ts';
import type { LimitUnit } from './limit.ts';
import { dateOf } from './zone.ts';

export type WarningLevel = 'reminder' | 'yellow' | 'red';

/** Stable rule numbers of supervision (规则编号): they go into cards and exchange messages. */
export const warningRules = {
  'near-deadline': { level: 'reminder', zh: '临近期限', en: 'The deadline is near' },
  'step-overdue': { level: 'yellow', zh: '环节超时', en: 'A step is overdue' },
  'clock-overdue': { level: 'red', zh: '超过期限', en: 'The time limit has passed' },
  'step-exceeded-in-time': {
    level: 'yellow',
    zh: '总时限内办结但环节超时',
    en: 'In time in all, but a step took too long',
  },
  'repeated-correction': { level: 'yellow', zh: '多次告知补正', en: 'Corrections were asked for more than once' },
  'correction-not-at-once': {
    level: 'red',
    zh: '未一次告知全部补正内容',
    en: 'A later correction notice names what the first left out',
  },
  'pause-without-document': { level: 'red', zh: '暂停计时未书面告知', en: 'Paused without written notice' },
  'pause-too-long': { level: 'yellow', zh: '暂停超过告知的时间', en: 'The pause is longer than notified' },
  'refused-without-reason': { level: 'red', zh: '不予许可未说明理由', en: 'Refused without a reason' },
  // Yellow: false papers (§78) may be why, and what the officer wrote about them no rule can weigh.
  'qualified-not-accepted': {
    level: 'yellow',
    zh: '预审通过、材料齐全而不予受理',
    en: 'Not accepted, though the pre-review had passed it and nothing was missing',
  },
  'handled-offline': {
    level: 'red',
    zh: '应当全程网办而要求到窗口',
    en: 'Called to a window, though all of it is to be done online',
  },
  'trips-exceeded': { level: 'yellow', zh: '到场次数超过办事指南', en: 'More visits than the guide says' },
} as const satisfies Record<string, { level: WarningLevel; zh: string; en: string }>;
export type WarningRule = keyof typeof warningRules;

export type Warning = { rule: WarningRule; level: WarningLevel; subject: string };

export type ClockFacts = {
  /** Name of the clock: law, promise, delivery …, or a step's name. */
  name: string;
  kind: 'law' | 'promise' | 'step' | 'supplementary';
  reckoning: Reckoning;
};

/**
 * What a running clock deserves at an instant; undefined: nothing. The levels of time: reminder near the end (yellow light,
 * no card), yellow card for an overdue step, red card for an overdue law, promise or supplementary (§32, §44) limit. A
 * clock that was overdue before it was paused keeps its card; a pause alone never makes one.
 */
export function clockWarning(clock: ClockFacts, policy: LightPolicy, now: Date): Warning | undefined {
  const subject = clock.name;
  if (clock.reckoning.overdue) return warn(clock.kind === 'step' ? 'step-overdue' : 'clock-overdue', subject);
  return isNear(clock.reckoning, policy, now) ? warn('near-deadline', subject) : undefined;
}

export type PauseFacts = {
  reason: string;
  from: Date;
  to: Date | null;
  /** End told to the applicant in writing; its day is still within. */
  notifiedTo: Date | null;
  /** Number of the written notice; null if none was issued. */
  document: string | null;
};

export type ConductFacts = {
  /** Correction notices before acceptance in order, each with the codes of the materials that it names. */
  correctionNotices: string[][];
  pauses: PauseFacts[];
  /** Steps done. */
  steps: { name: string; unit: LimitUnit; elapsed: number; total: number }[];
  /** The case has been decided within its promise. */
  endedInTime: boolean;
  /** The newest refusal, with the name of the decision itself, which gives no reason. */
  refusal: { reason: string; name: string } | null;
  /** The newest decision not to accept it. */
  rejection: RejectionFacts | null;
  /** How often the applicant came to a window, how often the guide says, and whether it says that all is done online. */
  visits: { made: number; allowed: number; online: boolean };
};

export type RejectionFacts = {
  /** The pre-review had passed it, and nothing was to be corrected since. */
  passed: boolean;
  /** Every material that is needed is there. */
  complete: boolean;
  /** It names the organ whose matter it is. */
  elsewhere: boolean;
};

/** Breaches of rules other than time (行政许可法 §32, §38, §45; 效能监察). That a fee has no basis cannot come up: only the guide's own fees are ever due. */
export function conductWarnings(facts: ConductFacts, now: Date): Warning[] {
  const warnings: Warning[] = [];
  const [first = [], ...later] = facts.correctionNotices;
  if (later.length > 0) warnings.push(warn('repeated-correction', `${facts.correctionNotices.length}`));
  const leftOut = new Set(later.flat().filter((material) => !first.includes(material)));
  for (const material of leftOut) warnings.push(warn('correction-not-at-once', material));
  for (const pause of facts.pauses) {
    if (pause.document === null) warnings.push(warn('pause-without-document', pause.reason));
    if (pause.notifiedTo && dateOf(pause.to ?? now) > dateOf(pause.notifiedTo))
      warnings.push(warn('pause-too-long', pause.reason));
  }
  if (facts.endedInTime) {
    for (const step of facts.steps)
      if (step.elapsed > step.total) warnings.push(warn('step-exceeded-in-time', step.name));
  }
  if (facts.refusal && !givesReason(facts.refusal)) warnings.push(warn('refused-without-reason', ''));
  if (facts.rejection && isQualified(facts.rejection)) warnings.push(warn('qualified-not-accepted', ''));
  const { made, allowed, online } = facts.visits;
  if (made > allowed) warnings.push(warn(online ? 'handled-offline' : 'trips-exceeded', `${made}`));
  return warnings;
}

/** §32: what is complete, in form, and this organ's matter is to be accepted. */
const isQualified = ({ passed, complete, elsewhere }: RejectionFacts): boolean => passed && complete && !elsewhere;

/** Blanks, stops and the decision's own words say nothing of why. */
const givesReason = ({ reason, name }: { reason: string; name: string }): boolean =>
  bare(reason).replaceAll(bare(name) || ' ', '') !== '';

const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, '');

const warn = (rule: WarningRule, subject: string): Warning => ({ rule, level: warningRules[rule].level, subject });
