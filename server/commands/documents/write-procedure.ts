import { limitInWords, parseLimit } from '../../domain/clock/limit.ts';
import { isSpecialProcedure, specialProcedures } from '../../domain/clock/special-procedure.ts';
import { dateOf } from '../../domain/clock/zone.ts';
import type { DocumentFacts } from '../../domain/document-facts.ts';
import type { CaseFacts } from './facts-of.ts';
import type { DocumentOrder } from './write-document.ts';

/** The dates are the clock's own: when the pause is to end, and the law's deadline if it does. */
export function specialProcedure(order: DocumentOrder, facts: CaseFacts): DocumentFacts['special-procedure-notice'] {
  if (!isSpecialProcedure(order.procedure))
    throw new Error(`“${order.procedure}”不是行政许可法第四十五条所列的程序，不得停钟`);
  const limit = parseLimit(order.expected);
  const { ends, deadline } = facts.ifPausedFor(limit);
  return {
    ...facts.common,
    procedure: specialProcedures[order.procedure],
    // The text names §45 itself.
    basis: order.basis.endsWith('第四十五条') ? '' : order.basis,
    from: facts.today,
    expectedTo: dateOf(ends),
    duration: limitInWords(limit, 'zh'),
    newDeadline: dateOf(deadline),
  };
}

/**
 * What an extension tells (行政许可法 §42): why, by how long, and the deadline before and after.
 * @throws where the head has approved none.
 */
export function extension(facts: CaseFacts): DocumentFacts['extension-notice'] {
  const { limits } = facts.item;
  const granted = facts.extension;
  if (!granted?.movedFrom || !granted.movedTo || !limits.extension)
    throw new Error('没有经负责人批准的延期，不得制发延期告知书');
  return {
    ...facts.common,
    basis: limits.extension.basis,
    reason: granted.reason,
    extension: limitInWords(limits.extension, 'zh'),
    approvedBy: '本机关负责人',
    oldDeadline: dateOf(granted.movedFrom),
    newDeadline: dateOf(granted.movedTo),
  };
}

/** §47: five days from being told; told is this very notice. */
export const hearingRight = (facts: CaseFacts): DocumentFacts['hearing-right-notice'] => ({
  ...facts.common,
  askBy: dateOf(facts.ifPausedFor({ amount: 5, unit: 'working-day' }).ends),
});

/** When and where, as the task before it has settled. */
export function hearing(facts: CaseFacts): DocumentFacts['hearing-notice'] {
  const form = facts.tasks.find(({ kind }) => kind === 'hearing-notice')?.form ?? {};
  const said = (key: string): string => {
    const value = form[key];
    if (typeof value !== 'string' || value === '') throw new Error(`安排听证的任务没有填写“${key}”`);
    return value;
  };
  return {
    ...facts.common,
    on: said('hearingOn').slice(0, 10),
    time: said('hearingTime'),
    place: said('hearingPlace'),
    host: said('hearingHost'),
  };
}
