import type { z } from 'zod';
import type { Hall } from '../../commands/hall.ts';
import type { Words } from '../../domain/clock/day-in-words.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { Task } from '../../entities/task.ts';
import type { CaseDesk } from './case.schema.ts';

/** Where a case lies, and how the applicant gets there: a department with its address, never a clerk. */
export function presentDesk(hall: Hall, task: Task, appointment: Words | undefined): z.input<typeof CaseDesk> {
  const { organisation } = hall.catalogue();
  const department = organisation.findDepartment(task.department);
  const { morning, afternoon } = organisation.policyOf(department?.area ?? task.area).officeHours;
  return {
    department: department?.name ?? { zh: task.department, en: task.department },
    kind: task.kind,
    stage: task.stage,
    since: formatInstant(task.createdAt),
    deadline: task.deadline && formatInstant(task.deadline),
    light: task.light,
    address: department?.address ?? '',
    phone: department?.phones.consult ?? '',
    appointment: task.kind === 'appointment' ? (appointment ?? null) : null,
    hours: [morning, afternoon].map(({ from, to }) => `${from}–${to}`),
    sample: department?.sampleData.includes('address') ?? false,
  };
}
