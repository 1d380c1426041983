import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../domain/clock/zone.ts';
import { personNames } from '../../domain/person-names.ts';
import { Account } from '../../entities/account.ts';
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
  const examiners = await whoExamined(em, caseId);
  if (personNames(host).every((name) => !examiners.has(name))) return [];
  return [{ pointer: '/form/hearingHost', message: '主持人不得是审查该申请的工作人员（行政许可法第四十八条）' }];
}

/** Everything by which the form may mean one of them: account, name at that time and today, and who was at the site with him. */
async function whoExamined(em: EntityManager, caseId: string): Promise<ReadonlySet<string>> {
  const kind = { $in: ['review', 'decide', 'visit'] };
  const tasks = await em.find(Task, { caseId, kind, state: { $in: ['completing', 'done'] } });
  const accounts = tasks.flatMap(({ assignee }) => assignee ?? []);
  const today = await em.find(Account, { account: { $in: accounts } });
  const named = [
    ...accounts,
    ...today.map(({ name }) => name),
    ...tasks.flatMap(({ assigneeName, form }) => [assigneeName, ...officersIn(form)]),
  ];
  return new Set(named.flatMap((name) => (typeof name === 'string' ? personNames(name) : [])));
}

/** The forms of a visit name two officers (行政许可法 §34), of whom one holds the task. */
const officersIn = (form: Task['form']): unknown[] =>
  Object.entries(form ?? {}).flatMap(([key, value]) => (/^officer\d$/.test(key) ? [value] : []));

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
