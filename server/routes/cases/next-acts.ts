import type { EntityManager } from '@mikro-orm/postgresql';
import type { Case } from '../../entities/case/case.ts';
import { Payment } from '../../entities/case/payment.ts';
import { Task } from '../../entities/task.ts';
import { nextAct } from './next-act.ts';

/** For several cases at once what each applicant must do: two questions, however many cases. */
export async function nextActs(
  em: EntityManager,
  cases: readonly Case[],
): Promise<(of: Case) => ReturnType<typeof nextAct>> {
  const those = { caseId: { $in: cases.map(({ id }) => id) } };
  const owed = await em.find(Payment, { ...those, state: { $in: ['due', 'paying'] } }, { fields: ['caseId', 'state'] });
  const open = await em.find(Task, { ...those, state: 'open' }, { fields: ['caseId', 'kind'] });
  const payments = Map.groupBy(owed, ({ caseId }) => caseId);
  const tasks = Map.groupBy(open, ({ caseId }) => caseId);
  return (subject) => nextAct(subject, payments.get(subject.id) ?? [], tasks.get(subject.id) ?? []);
}
