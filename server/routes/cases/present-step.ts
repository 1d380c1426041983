import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { PinnedItem } from '../../commands/cases/pinned-item.ts';
import type { Hall } from '../../commands/hall.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { Case } from '../../entities/case/case.ts';
import { Task } from '../../entities/task.ts';
import type { CaseStep } from './case.schema.ts';
import { maskedAnswers } from './masked-answers.ts';

/** What the steps so far have decided and written down: a lead cannot sum up opinions that he does not see. */
export async function presentSteps(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  { forms }: PinnedItem,
): Promise<z.input<typeof CaseStep>[]> {
  const steps = await em.find(
    Task,
    { caseId: subject.id, state: { $in: ['completing', 'done'] } },
    { orderBy: { completedAt: 'asc', id: 'asc' } },
  );
  return steps.map((step) => {
    const { id, name, stage, department, assigneeName, decision, decisionName, opinion } = step;
    const schema = step.formKey === null ? undefined : forms.get(step.formKey);
    return {
      id,
      name,
      stage,
      department,
      departmentName: hall.catalogue().organisation.departmentName(department),
      assigneeName,
      completedAt: step.completedAt && formatInstant(step.completedAt),
      decision,
      decisionName,
      opinion,
      form: schema && step.form ? maskedAnswers(step.form) : null,
      formSchema: schema ?? null,
    };
  });
}
