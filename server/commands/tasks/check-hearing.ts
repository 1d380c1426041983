import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../domain/clock/zone.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { Task } from '../../entities/task.ts';
import { reckoningOf } from '../clocks/clock-keeper.ts';
import type { Hall } from '../hall.ts';
import type { FieldFault } from '../refusal.ts';
import type { Completion } from './check-completion.ts';

const noticeDays = 7;

/** 行政许可法 §47, §48: told seven days before, held within twenty, by somebody who does not examine the application. */
export async function checkHearing(
  hall: Hall,
  em: EntityManager,
  task: Pick<Task, 'kind' | 'caseId' | 'area'>,
  { form }: Completion,
): Promise<FieldFault[]> {
  if (task.kind !== 'hearing-notice') return [];
  return [...(await checkDay(hall, em, task, form['hearingOn'])), ...(await checkHost(em, task, form['hearingHost']))];
}

/** The form gives a name, not an account: of two who bear the same name another has to preside. */
async function checkHost(em: EntityManager, { caseId }: Pick<Task, 'caseId'>, host: unknown): Promise<FieldFault[]> {
  if (typeof host !== 'string' || host.trim() === '') return [];
  const examined = await em.count(Task, {
    caseId,
    kind: { $in: ['review', 'decide', 'visit'] },
    state: { $in: ['completing', 'done'] },
    assigneeName: host.trim(),
  });
  if (examined === 0) return [];
  return [{ pointer: '/form/hearingHost', message: '主持人不得是审查该申请的工作人员（行政许可法第四十八条）' }];
}

async function checkDay(
  hall: Hall,
  em: EntityManager,
  task: Pick<Task, 'caseId' | 'area'>,
  on: unknown,
): Promise<FieldFault[]> {
  if (typeof on !== 'string') return [];
  const date = on.slice(0, 10);
  const earliest = hall.calendar(task.area).addWorkingDays(dateOf(hall.now()), noticeDays + 1);
  const clock = await em.findOne(Clock, { caseId: task.caseId, kind: 'hearing', endedAt: null });
  const last = clock && dateOf(reckoningOf(hall, clock).projectedDeadline);
  const fault = (message: string): FieldFault[] => [{ pointer: '/form/hearingOn', message }];
  if (date < earliest) return fault(`须在举行的七日前通知：最早为${earliest}（行政许可法第四十八条）`);
  if (last && date > last) return fault(`须在二十日内组织：最迟为${last}（行政许可法第四十七条）`);
  return [];
}
