import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../domain/clock/zone.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import type { Task } from '../../entities/task.ts';
import { reckoningOf } from '../clocks/clock-keeper.ts';
import type { Hall } from '../hall.ts';
import type { FieldFault } from '../refusal.ts';
import type { Completion } from './check-completion.ts';

const noticeDays = 7;

/** 行政许可法 §47, §48: told seven days before, held within twenty. */
export async function checkHearing(
  hall: Hall,
  em: EntityManager,
  task: Pick<Task, 'kind' | 'caseId' | 'area'>,
  { form }: Completion,
): Promise<FieldFault[]> {
  const on = form['hearingOn'];
  if (task.kind !== 'hearing-notice' || typeof on !== 'string') return [];
  const date = on.slice(0, 10);
  const earliest = hall.calendar(task.area).addWorkingDays(dateOf(hall.now()), noticeDays + 1);
  const clock = await em.findOne(Clock, { caseId: task.caseId, kind: 'hearing', endedAt: null });
  const last = clock && dateOf(reckoningOf(hall, clock).projectedDeadline);
  const fault = (message: string): FieldFault[] => [{ pointer: '/form/hearingOn', message }];
  if (date < earliest) return fault(`须在举行的七日前通知：最早为${earliest}（行政许可法第四十八条）`);
  if (last && date > last) return fault(`须在二十日内组织：最迟为${last}（行政许可法第四十七条）`);
  return [];
}
