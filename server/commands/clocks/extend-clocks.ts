import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf, formatInstant } from '../../domain/clock/zone.ts';
import type { Case } from '../../entities/case/case.ts';
import { Extension } from '../../entities/case/extension.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { theHall } from '../../policies/actor.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import { getWorkableCase } from '../cases/workable-case.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { record } from '../journal.ts';
import { reckoningOf, refreshCaseLight, refreshClock } from './clock-keeper.ts';
import { lawfulExtension } from './extension-offer.ts';

/**
 * Makes the limit longer that the head has allowed to be, once; the old and the new deadline are logged. The promise rests on the law's
 * limit and moves along with it. Without the head's approval nothing moves: answers `not-approved`. A repeat moves nothing.
 * Throws WorkOver if the case is over.
 */
export function extendClocks(
  hall: Hall,
  caseId: string,
): Promise<{ kind: 'extended'; lawDeadline: string } | { kind: 'not-approved' }> {
  return inTransaction(hall, async (em) => {
    const subject = await getWorkableCase(em, caseId);
    const extension = await em.findOne(Extension, { caseId, state: { $in: ['approved', 'granted'] } });
    if (!extension) return { kind: 'not-approved' };
    if (extension.state === 'approved') await extend(hall, em, subject, extension);
    return { kind: 'extended', lawDeadline: formatInstant(extension.movedTo ?? hall.now()) };
  });
}

async function extend(hall: Hall, em: EntityManager, subject: Case, extension: Extension): Promise<void> {
  const lawful = await lawfulExtension(hall, em, subject);
  if (!lawful) throw new Error(`办件${subject.number}没有正在计算的法定期限，无从延长`);
  const { unit } = (await pinnedItem(em, subject)).item.limits.extension ?? {};
  const clocks = await em.find(Clock, { caseId: subject.id, kind: { $in: ['law', 'promise'] }, endedAt: null });
  for (const clock of clocks) {
    // A promise that is broken already stays broken.
    const isMoved = clock.kind === 'law' || !reckoningOf(hall, clock).overdue;
    if (clock.unit !== unit || !isMoved) continue;
    clock.extension += lawful.amount;
    // A later deadline deserves warnings of its own.
    clock.warned = 'none';
    refreshClock(hall, clock, `延长${lawful.words}：${lawful.basis}`);
  }
  Object.assign(extension, {
    state: 'granted',
    movedFrom: lawful.deadline,
    movedTo: lawful.newDeadline,
  } satisfies Partial<Extension>);
  await refreshCaseLight(hall, em, subject);
  const [from, to] = [lawful.deadline, lawful.newDeadline].map(dateOf);
  record(hall, em, theHall, subject, {
    kind: 'extended',
    title: `办理期限延长${lawful.words}`,
    text: `法定期限由${from}延至${to}。理由：${extension.reason}`,
  });
}
