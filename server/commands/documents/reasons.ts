import { withoutStop } from '../../domain/document-text.ts';
import { documentTitle } from '../../domain/documents.ts';
import type { Task } from '../../entities/task.ts';
import { decisionsOf, refusal } from '../tasks/decisions.ts';
import type { CaseFacts } from './facts-of.ts';
import type { DocumentOrder } from './write-document.ts';

type Decided = Pick<CaseFacts, 'tasks' | 'department' | 'nameOf'>;

/**
 * The decisions not to grant it, in the order in which they were taken: those of whoever decides, and where every
 * department decides for itself, theirs. A department's own paper speaks of its own alone (行政许可法 §38: 说明理由).
 * @throws where nobody has refused: a refusal must not invent its reason.
 */
export function refusalsOf({ tasks, department }: Decided): [Task, ...Task[]] {
  const refused = newestOfEachStep(tasks).filter(({ decision }) => decision === refusal);
  const final = refused.filter(({ kind }) => kind === 'decide');
  const chosen = final.length > 0 ? final : refused;
  const own = chosen.filter((task) => task.department === department);
  const [first, ...further] = (own.length > 0 ? own : chosen).toReversed();
  if (!first) throw new Error('没有人决定不予许可，不得制发不予许可决定书');
  return [first, ...further];
}

/** Decided again (asked for anew, a hearing held) the newer one stands. Newest first, as they came. */
const newestOfEachStep = (tasks: readonly Task[]): Task[] =>
  tasks.filter(({ elementId }, place) => tasks.findIndex((task) => task.elementId === elementId) === place);

/** Each with its department's name where several have refused. */
export function refusedBecause(refusals: readonly Task[], { nameOf }: Pick<Decided, 'nameOf'>): string {
  const several = new Set(refusals.map(({ department }) => department)).size > 1;
  return refusals
    .map(({ department, opinion }) => {
      const reason = withoutStop(opinion ?? '');
      return several ? `${nameOf(department)}认为：${reason}` : reason;
    })
    .join('；');
}

const found: ReadonlySet<string> = new Set(['visit', 'review', 'expert-review', 'publicity', 'hearing']);

/** What a decision rests on: the papers handed in, and what was found out and said on the way. */
export function evidenceOf({ tasks, nameOf }: Pick<Decided, 'tasks' | 'nameOf'>): string {
  const records = tasks.toReversed().flatMap(({ kind, name, department }) => {
    if (kind === 'opinion') return [`${nameOf(department)}的意见`];
    return found.has(kind) ? [`${name}记录`] : [];
  });
  return ['申请材料', ...new Set(records)].join('、');
}

/**
 * Why a case goes no further: what the diagram says of the way it took, otherwise what the officer wrote whose decision
 * led here. It goes on after it, so without a full stop.
 * @throws where neither says anything: no paper goes out with a reason that is not its own.
 */
export function statedReason({ kind, reason }: DocumentOrder, { tasks }: Pick<Decided, 'tasks'>): string {
  const stated = withoutStop(reason || (tasks.find(isAdverse)?.opinion ?? ''));
  if (stated === '') throw new Error(`没有写明理由，不得制发${documentTitle(kind, 'zh')}`);
  return stated;
}

/** Not the decision that lets the case go on, which stands first in the diagram. */
const isAdverse = ({ headers, decision }: Task): boolean => decisionsOf(headers)[0]?.code !== decision;
