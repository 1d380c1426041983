import type { LastDay } from './day-limit.ts';
import { type LimitUnit, limitInWords } from './limit.ts';
import type { Pause } from './pause.ts';
import { dateOf, dateOfDay, timeOf } from './zone.ts';

/** What a page says about a deadline, in order. Dates are 'YYYY-MM-DD' in Shanghai, amounts are in `unit`. */
export type ExplanationPart =
  | { kind: 'start'; at: Date; countsFrom: string }
  | { kind: 'received-after-hours'; at: Date; countsAs: string }
  | { kind: 'limit'; amount: number; extension: number; unit: LimitUnit }
  | { kind: 'pause'; from: Date; to: Date | null; expectedTo: Date | null }
  | { kind: 'paused-amount'; amount: number; unit: LimitUnit }
  | { kind: 'rolled'; from: string; to: string }
  | { kind: 'carried'; from: string; to: string }
  | { kind: 'provisional'; years: number[] }
  | { kind: 'deadline'; at: Date }
  | { kind: 'no-deadline-while-paused'; projected: Date };

export type ExplanationFacts = {
  start: Date;
  countsFrom: string;
  /** Set if an immediate matter came in after closing time or on a day off. */
  movedTo: string | undefined;
  amount: number;
  extension: number;
  unit: LimitUnit;
  pauses: Pause[];
  pausedAmount: number;
  end: LastDay | undefined;
  provisionalYears: number[];
  deadline: Date | null;
  projectedDeadline: Date;
};

/** The parts of the explanation, in the order in which a page tells them. */
export function explain(facts: ExplanationFacts): ExplanationPart[] {
  const { unit, end, deadline, projectedDeadline: projected } = facts;
  const parts: ExplanationPart[] = [{ kind: 'start', at: facts.start, countsFrom: facts.countsFrom }];
  if (facts.movedTo) parts.push({ kind: 'received-after-hours', at: facts.start, countsAs: facts.movedTo });
  parts.push({ kind: 'limit', amount: facts.amount, extension: facts.extension, unit });
  for (const { from, to, expectedTo } of facts.pauses)
    parts.push({ kind: 'pause', from, to, expectedTo: expectedTo ?? null });
  if (facts.pauses.length > 0) parts.push({ kind: 'paused-amount', amount: facts.pausedAmount, unit });
  if (end?.rolledFrom !== undefined)
    parts.push({ kind: 'rolled', from: dateOfDay(end.rolledFrom), to: dateOfDay(end.last) });
  if (end?.carriedFrom !== undefined && deadline) {
    parts.push({ kind: 'carried', from: dateOfDay(end.carriedFrom), to: dateOfDay(end.last) });
  }
  if (facts.provisionalYears.length > 0) parts.push({ kind: 'provisional', years: facts.provisionalYears });
  parts.push(deadline ? { kind: 'deadline', at: deadline } : { kind: 'no-deadline-while-paused', projected });
  return parts;
}

/** One part as a plain sentence. */
export function explanationInWords(part: ExplanationPart, language: 'zh' | 'en'): string {
  const zh = language === 'zh';
  const length = (amount: number, unit: LimitUnit) => limitInWords({ amount, unit }, language);
  switch (part.kind) {
    case 'start':
      return zh
        ? `${moment(part.at)} 起，自 ${part.countsFrom} 开始计算`
        : `Started ${moment(part.at)}, counted from ${part.countsFrom}`;
    case 'received-after-hours':
      return zh
        ? `下班后或休息日收到，视为 ${part.countsAs} 收到`
        : `Received after hours: counts as received on ${part.countsAs}`;
    case 'limit':
      return limitSentence(part, language);
    case 'pause':
      return pauseSentence(part, zh);
    case 'paused-amount':
      return zh
        ? `暂停期间共${length(part.amount, part.unit)}不计入期限`
        : `Not counted because of pauses: ${length(part.amount, part.unit)}`;
    case 'rolled':
      return zh ? `${part.from} 为休息日，顺延至 ${part.to}` : `${part.from} is a day off: ends on ${part.to}`;
    case 'carried':
      return zh
        ? `${part.from} 期满前已暂停，顺延至恢复之日 ${part.to}`
        : `Paused before ${part.from} was over: ends on ${part.to}, when it resumed`;
    case 'provisional':
      return zh
        ? `${part.years.join('、')}年放假安排尚未公布，日期为暂定`
        : `Provisional: no official calendar yet for ${part.years.join(', ')}`;
    case 'deadline':
      return zh ? `截止 ${moment(part.at)}` : `Ends ${moment(part.at)}`;
    case 'no-deadline-while-paused':
      return zh
        ? `暂停期间不设截止时间；若按预计恢复，截止 ${dateOf(part.projected)}`
        : `No deadline while paused; ${dateOf(part.projected)} if resumed as expected`;
  }
}

const moment = (instant: Date) => `${dateOf(instant)} ${timeOf(instant)}`;

function limitSentence(part: Extract<ExplanationPart, { kind: 'limit' }>, language: 'zh' | 'en'): string {
  const { amount, extension, unit } = part;
  const more = limitInWords({ amount: extension, unit }, language);
  const extended = language === 'zh' ? `，延长${more}` : `, extended by ${more}`;
  const limit = `${language === 'zh' ? '期限' : 'Limit: '}${limitInWords({ amount, unit }, language)}`;
  return extension > 0 ? limit + extended : limit;
}

function pauseSentence({ from, to, expectedTo }: Extract<ExplanationPart, { kind: 'pause' }>, zh: boolean): string {
  const began = moment(from);
  if (to) return zh ? `${began} 至 ${moment(to)} 暂停计时` : `Paused from ${began} to ${moment(to)}`;
  const since = zh ? `${began} 起暂停计时` : `Paused since ${began}`;
  if (!expectedTo) return since;
  return since + (zh ? `，预计至 ${dateOf(expectedTo)}` : `, expected until ${dateOf(expectedTo)}`);
}
