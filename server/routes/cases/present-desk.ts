import type { z } from 'zod';
import type { Hall } from '../../commands/hall.ts';
import type { Words } from '../../domain/clock/day-in-words.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { Task } from '../../entities/task.ts';
import { presentWindow } from '../service-window.ts';
import type { CaseDesk } from './case.schema.ts';

/** Where a case lies, and how the applicant gets there. */
export function presentDesk(hall: Hall, task: Task, appointment: Words | undefined): z.input<typeof CaseDesk> {
  return {
    ...presentWindow(hall.catalogue().organisation, task.department),
    kind: task.kind,
    stage: task.stage,
    since: formatInstant(task.createdAt),
    deadline: task.deadline && formatInstant(task.deadline),
    light: task.light,
    appointment: task.kind === 'appointment' ? (appointment ?? null) : null,
  };
}
