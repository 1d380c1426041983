import { dayOfMonthInEnglish } from './day-in-words.ts';
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
  const day = (date: string) => dayInWords(date, zh);
  const length = (amount: number, unit: LimitUnit) => limitInWords({ amount, unit }, language);
  switch (part.kind) {
    case 'start':
      return zh
        ? `${moment(part.at, zh)}开始，自${day(part.countsFrom)}起算`
        : `Started ${moment(part.at, zh)}, counted from ${day(part.countsFrom)}`;
    case 'received-after-hours':
      return zh
        ? `下班后或休息日收到，视为${day(part.countsAs)}收到`
        : `Received after hours: counts as received on ${day(part.countsAs)}`;
    case 'limit':
      return limitSentence(part, language);
    case 'pause':
      return pauseSentence(part, zh);
    case 'paused-amount':
      return zh
        ? `暂停期间共${length(part.amount, part.unit)}不计入期限`
        : `Not counted because of pauses: ${length(part.amount, part.unit)}`;
    case 'rolled':
      return zh
        ? `${day(part.from)}为休息日，顺延至${day(part.to)}`
        : `${day(part.from)} is a day off: ends on ${day(part.to)}`;
    case 'carried':
      return zh
        ? `${day(part.from)}期满前已暂停，顺延至恢复之日${day(part.to)}`
        : `Paused before ${day(part.from)} was over: ends on ${day(part.to)}, when it resumed`;
    case 'provisional':
      return zh
        ? `${part.years.join('、')}年放假安排尚未公布，日期为暂定`
        : `Provisional: no official calendar yet for ${part.years.join(', ')}`;
    case 'deadline':
      return zh ? `${moment(part.at, zh)}截止` : `Ends ${moment(part.at, zh)}`;
    case 'no-deadline-while-paused':
      return zh
        ? `暂停期间不设截止时间；若按预计恢复，${day(dateOf(part.projected))}截止`
        : `No deadline while paused; ${day(dateOf(part.projected))} if resumed as expected`;
  }
}

/** '2026年11月23日' or '23 Nov 2026', as the pages write their dates. */
function dayInWords(date: string, zh: boolean): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return zh ? `${year}年${month}月${day}日` : `${dayOfMonthInEnglish(month, day)} ${year}`;
}

/** The last second of a day is the day. */
function moment(instant: Date, zh: boolean): string {
  const [date, time] = [dayInWords(dateOf(instant), zh), timeOf(instant)];
  if (time === '23:59:59') return date;
  return zh ? `${date}${time.slice(0, 5)}` : `${date}, ${time.slice(0, 5)}`;
}

function limitSentence(part: Extract<ExplanationPart, { kind: 'limit' }>, language: 'zh' | 'en'): string {
  const { amount, extension, unit } = part;
  const more = limitInWords({ amount: extension, unit }, language);
  const extended = language === 'zh' ? `，延长${more}` : `, extended by ${more}`;
  const limit = `${language === 'zh' ? '期限' : 'Limit: '}${limitInWords({ amount, unit }, language)}`;
  return extension > 0 ? limit + extended : limit;
}

function pauseSentence({ from, to, expectedTo }: Extract<ExplanationPart, { kind: 'pause' }>, zh: boolean): string {
  const began = moment(from, zh);
  if (to) return zh ? `${began}至${moment(to, zh)}暂停计时` : `Paused from ${began} to ${moment(to, zh)}`;
  const since = zh ? `${began}起暂停计时` : `Paused since ${began}`;
  if (!expectedTo) return since;
  const until = dayInWords(dateOf(expectedTo), zh);
  return since + (zh ? `，预计至${until}` : `, expected until ${until}`);
}
