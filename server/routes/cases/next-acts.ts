import type { EntityManager } from '@mikro-orm/postgresql';
import type { Words } from '../../domain/clock/day-in-words.ts';
import type { Case } from '../../entities/case/case.ts';
import { Payment } from '../../entities/case/payment.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { Task } from '../../entities/task.ts';
import { appointmentOf } from './appointment-of.ts';
import { nextAct } from './next-act.ts';

/** For several cases at once what each applicant must do: three questions, and one more for each who is awaited at a window. */
export async function nextActs(
  em: EntityManager,
  cases: readonly Case[],
): Promise<(of: Case) => ReturnType<typeof nextAct>> {
  const those = { caseId: { $in: cases.map(({ id }) => id) } };
  const owed = await em.find(Payment, { ...those, state: { $in: ['due', 'paying'] } }, { fields: ['caseId', 'state'] });
  const open = await em.find(Task, { ...those, state: 'open' }, { fields: ['caseId', 'kind'] });
  const running = await em.find(
    Clock,
    { ...those, kind: 'payment', endedAt: null },
    { fields: ['caseId', 'kind', 'deadline', 'endedAt'] },
  );
  const payments = Map.groupBy(owed, ({ caseId }) => caseId);
  const tasks = Map.groupBy(open, ({ caseId }) => caseId);
  const clocks = Map.groupBy(running, ({ caseId }) => caseId);
  const appointments = new Map<string, Words | undefined>();
  // Only who is awaited at a window is told a time.
  for (const subject of cases)
    if (tasks.get(subject.id)?.some(({ kind }) => kind === 'appointment'))
      appointments.set(subject.id, await appointmentOf(em, subject));
  return (subject) =>
    nextAct(subject, {
      payments: payments.get(subject.id) ?? [],
      tasks: tasks.get(subject.id) ?? [],
      clocks: clocks.get(subject.id) ?? [],
      appointment: appointments.get(subject.id),
    });
}
