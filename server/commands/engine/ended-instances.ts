import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { ElementRecord } from '../../engine/contract.ts';
import { Case } from '../../entities/case/case.ts';
import { theHall } from '../../policies/actor.ts';
import { finishCase } from '../cases/close-case.ts';
import type { Hall } from '../hall.ts';
import { record as journal } from '../journal.ts';

/** A case ends with its diagram: whatever its last step was, nothing of it runs on. */
export async function endCasesOf(hall: Hall, em: EntityManager, elements: readonly ElementRecord[]): Promise<void> {
  const ended = elements.filter(
    (element) =>
      element.elementType === 'PROCESS' && element.intent !== 'activated' && element.parentProcessInstanceKey === null,
  );
  if (ended.length === 0) return;
  await em.flush();
  const cases = await em.find(
    Case,
    { processInstanceKey: { $in: ended.map((element) => element.processInstanceKey) }, endedAt: null },
    // A command may just be ending one: it is waited for, and its case then no longer found.
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  for (const subject of cases) {
    await finishCase(hall, em, subject, subject.outcome ?? (subject.withdrawnAt ? 'withdrawn' : 'ended'));
    journal(hall, em, theHall, subject, { kind: 'ended', title: '办件结束', internal: true });
  }
}
