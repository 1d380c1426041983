import type { EntityManager } from '@mikro-orm/postgresql';
import { limitInWords } from '../../domain/clock/limit.ts';
import type { Case } from '../../entities/case/case.ts';
import { Extension } from '../../entities/case/extension.ts';
import { runningHears } from '../../entities/engine/diagram.repository.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import type { Hall } from '../hall.ts';
import { reckoningOf } from './clock-keeper.ts';

export type ExtensionOffer = {
  /** '10个工作日' */
  words: string;
  amount: number;
  basis: string;
  deadline: Date;
  newDeadline: Date;
};

export const extensionMessage = 'extension-asked';

/** By how much the law lets this case take longer, and to when; undefined where it names no extension or no limit runs. */
export async function lawfulExtension(
  hall: Hall,
  em: EntityManager,
  subject: Case,
): Promise<(ExtensionOffer & { overdue: boolean }) | undefined> {
  const { extension } = (await pinnedItem(em, subject)).item.limits;
  const clock = extension && (await runningLawClock(em, subject));
  if (!extension || !clock) return undefined;
  const now = hall.now();
  const { projectedDeadline: deadline, overdue } = reckoningOf(hall, clock, now);
  const after = reckoningOf(hall, clock, now, clock.extension + extension.amount);
  const { amount, basis } = extension;
  return {
    words: limitInWords(extension, 'zh'),
    amount,
    basis,
    deadline,
    newDeadline: after.projectedDeadline,
    overdue,
  };
}

/** The clock of the law of a case; null before acceptance, after the decision and where the item has no such limit. */
export const runningLawClock = (em: EntityManager, { id: caseId }: Pick<Case, 'id'>): Promise<Clock | null> =>
  em.findOne(Clock, { caseId, kind: 'law', endedAt: null });

/** What may be asked for now, or why nothing may. */
export async function extensionOffer(
  hall: Hall,
  em: EntityManager,
  subject: Case,
): Promise<{ offer: ExtensionOffer } | { refused: string }> {
  const { extension, law } = (await pinnedItem(em, subject)).item.limits;
  if (!extension || !law) return { refused: '本事项依法不能延长办理期限' };
  if (subject.state !== 'accepted' && subject.state !== 'in-review')
    return { refused: '只有已经受理、还没有决定的办件可以延长办理期限' };
  const earlier = await em.findOne(Extension, { caseId: subject.id, state: { $ne: 'refused' } });
  if (earlier) return { refused: earlier.state === 'asked' ? '已经请求延期，正待负责人审批' : '办理期限只能延长一次' };
  const offer = await lawfulExtension(hall, em, subject);
  if (!offer) return { refused: '法定期限没有在计算' };
  if (offer.overdue) return { refused: '法定期限已经届满，不能再延长' };
  if (!(await runningHears(em, subject.processInstanceKey, extensionMessage)))
    return { refused: '本件所走的流程没有延期审批' };
  return { offer };
}
