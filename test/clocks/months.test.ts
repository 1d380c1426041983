import { readFileSync } from 'node:fs';
import test from 'ava';
import { z } from 'zod';
import { Case } from '../../server/routes/cases/case.schema.ts';
import { listProvisionalCalendar, loadCalendar } from '../../server/routes/supervision/calendar.schema.ts';
import { TaskDetail } from '../../server/routes/tasks/schema.ts';
import { caseOf, expect, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { completeTask, type Decide, tasksOf, type Walked, type Walker, walkerOf } from '../support/walk.ts';
import { comparing } from './comparing.ts';
import { dateOf, next, wallCalendar } from './day-by-day.ts';

const hall = hallOfFile(test);
const Log = z.object({ from: z.string().nullable(), to: z.string().nullable(), why: z.string() });

test('through months of cases every date, light and card is the one that counting by hand gives', async (t) => {
  t.timeout(900_000);
  const walker = walkerOf(hall());
  const notices = new Map<number, Map<string, { holiday: boolean }>>();
  const official = new Map<number, boolean>();
  const supervisor = await walker.person('supervisor-fujian');
  const thisYear = new Date().getFullYear();
  for (const year of [thisYear, thisYear + 1]) {
    const calendar = expect(listProvisionalCalendar.response, await supervisor.get(`/api/calendar/${year}`));
    official.set(year, calendar.official);
  }
  const wall = wallCalendar(notices, (year) => official.get(year) ?? false);
  const { moveTo, compare, watch, settle, figures } = comparing(t, hall(), wall);
  const at = (date: string, time = '09:00') => `${date}T${time}:00+08:00`;
  const worked = (from: string, n: number): string => {
    let date = from;
    while (!wall(date)) date = next(date);
    for (let left = n; left > 0; left -= 1)
      do date = next(date);
      while (!wall(date));
    return date;
  };
  const submit = async (item: string, immediate = false): Promise<Walked> => {
    const walked = await walker.submit(item);
    watch(walked, immediate);
    return walked;
  };
  const only =
    (...kinds: string[]): Decide =>
    ({ kind }) =>
      kinds.includes(kind) ? undefined : 'leave';
  const accept = (walked: Walked, decide = only('pre-review', 'accept')) =>
    walker.walk(walked, {
      decide,
      to: ({ clocks }) => clocks.some(({ kind }) => kind === 'law' || kind === 'initial-review'),
    });
  const startOf = async ({ applicant, number }: Walked, kind: string) =>
    dateOf((await caseOf(applicant, number)).clocks.findLast((clock) => clock.kind === kind)?.startedAt ?? 0);

  const first = worked(next(dateOf(Date.now())), 0);
  const day = (n: number) => worked(first, n);
  await moveTo(at(first));
  const late = await submit('food-business-licence');
  const stopped = await submit('construction-planning-permit');
  const corrected = await submit('food-business-licence');
  const untouched = await submit('food-business-licence');
  const natural = await submit('taiwan-travel-permit');
  const twoLevels = await submit('tree-felling-permit');
  const extended = await submit('food-business-licence');
  await accept(late);
  await accept(twoLevels);
  await accept(extended);
  await accept(stopped, only('pre-review', 'accept', 'opinion'));
  await walker.walk(corrected, {
    decide: ({ kind }) => (kind === 'pre-review' ? { decision: 'correct', corrections: ['layout-plan'] } : 'leave'),
    to: ({ state }) => state === 'correcting',
  });
  await compare();
  await moveTo(at(first, '18:30'));
  const afterHours = await submit('social-security-card', true);
  await until('its clock', async () => (await startOf(afterHours, 'promise')) === first);
  await compare();
  await moveTo(at(day(1)));
  await moveTo(at(day(1), '22:30'));
  await moveTo(at(day(2), '00:05'));

  await moveTo(at(day(2)));
  await walker.walk(stopped, {
    decide: ({ kind }) => (kind === 'review' ? 'expert-review' : kind === 'opinion' ? undefined : 'leave'),
    to: ({ clocks }) => clocks.some(({ paused }) => paused),
  });
  await compare();
  await moveTo(at(day(3)));
  await walker.walk(twoLevels, {
    decide: only('visit'),
    to: ({ clocks }) => clocks.some(({ kind }) => kind === 'promise'),
  });
  t.deepEqual(
    await Promise.all(['initial-review', 'law', 'promise'].map((kind) => startOf(twoLevels, kind))),
    [first, day(3), day(3)],
    'the upper level counts from the day on which it has the opinion of the lower',
  );
  await walker.walk(natural, {
    decide: only('pre-review', 'appointment', 'accept'),
    to: ({ payments }) => payments.some(({ state }) => state === 'paid'),
  });
  await compare();
  await moveTo(at(day(4), '23:30'));
  const clerk = await walker.person('market-gulou-2');
  expect(Case, await clerk.send('POST', `/api/cases/${extended.number}/extensions`, { reason: '须待外省函复' }));
  await allowMoreTime(walker, extended);
  await compare();

  await moveTo(at(day(5)));
  const plan = await corrected.applicant.upload('layout-plan.png', picture());
  const materials = [{ code: 'layout-plan', fileId: plan }];
  expect(Case, await corrected.applicant.send('POST', `/api/cases/${corrected.number}/corrections`, { materials }));
  await settle();
  await compare();
  await accept(corrected);
  await compare();
  t.is(await startOf(corrected, 'law'), day(5), 'the day on which all was complete');

  const deemed = (subject: Case) => subject.clocks.some(({ kind }) => kind === 'law');
  await moveTo(at(day(6)), () => walker.walk(untouched, { decide: () => 'leave', to: deemed }));
  t.is(await startOf(untouched, 'law'), first, 'deemed accepted on the day of receipt');
  for (const n of [7, 8]) await moveTo(at(day(n)));
  await walker.walk(stopped, {
    decide: ({ kind }) => (kind === 'expert-review' ? undefined : 'leave'),
    to: ({ clocks }) => clocks.every(({ paused }) => !paused),
  });
  await compare();
  for (let date = next(day(8)); date <= day(12); date = next(date)) await moveTo(at(date));
  await walker.walk(late, { without: ['sign'], to: ({ state }) => state === 'delivering' });
  await compare();
  for (const n of [13, 16, 20, 21]) await moveTo(at(day(n)));
  await walker.walk(late);
  await compare();

  const december = `${day(22).slice(0, 4)}-12-14`;
  const second = worked(december > day(22) ? december : day(22), 0);
  await moveTo(at(second));
  const overTheYear = await submit('construction-planning-permit');
  const before = await accept(overTheYear, only('pre-review', 'accept', 'opinion'));
  await compare();
  const year = Number(second.slice(0, 4)) + 1;
  const law = before.clocks.find(({ kind }) => kind === 'law');
  t.is(law?.deadline?.slice(0, 4), String(year));
  t.is(law?.provisional, official.get(year) !== true);

  const days = noticeFor(year);
  notices.set(year, new Map(days.map(({ date, kind }) => [date, { holiday: kind === 'holiday' }])));
  const loaded = await supervisor.send('PUT', `/api/calendar/${year}`, {
    source: `国办发明电〔${year - 1}〕示例`,
    days,
  });
  t.true(expect(loadCalendar.response, loaded).moved > 0);
  await compare();
  const after = (await caseOf(overTheYear.applicant, overTheYear.number)).clocks.find(({ kind }) => kind === 'law');
  t.false(after?.provisional);
  t.true((after?.deadline ?? '') > (law?.deadline ?? '9'), 'more days off: later');
  const [move] = await hall().sql(
    z.object({ moves: z.array(Log) }),
    `select k.moves from clocks k join cases c on c.id = k.case_id where c.number = ? and k.kind = 'law'`,
    [overTheYear.number],
  );
  const logged = move?.moves.at(-1);
  t.deepEqual(
    [logged?.from, logged?.to].map((text) => text && Date.parse(text)),
    [law?.deadline, after?.deadline].map((text) => Date.parse(text ?? '')),
  );
  t.true(logged?.why.includes(`${year}年节假日安排`));
  const end = dateOf(after?.deadline ?? 0);
  const rest = [next(second, 5), `${year}-01-01`, `${year}-01-06`, `${year}-01-09`, next(end, -2), end, next(end)];
  for (const date of rest.filter((one) => one > second).toSorted()) await moveTo(at(date));
  t.log(`${figures.instants} instants, ${figures.clocks} clocks compared`);
  t.true(figures.instants > 30);
});

/** The head of the department approves the request for more time; the clocks move by it. */
async function allowMoreTime(walker: Walker, { applicant, number }: Walked): Promise<void> {
  const head = await walker.person('market-gulou-1');
  const { id } = await until('the request to reach the head', async () =>
    (await tasksOf(head, number)).find(({ kind }) => kind === 'extension'),
  );
  await completeTask(head, expect(TaskDetail, await head.get(`/api/tasks/${id}`)), 'approve');
  await until('the clocks to move', async () =>
    (await caseOf(applicant, number)).clocks.some(({ kind, extension }) => kind === 'law' && extension > 0),
  );
}

/** As the State Council might give it: a long new year, made up for by a Saturday. */
const noticeFor = (year: number) => [
  ...[1, 2, 3, 4, 5].map((day) => ({ date: `${year}-01-0${day}`, kind: 'holiday' as const, name: '元旦' })),
  { date: `${year}-01-09`, kind: 'workday' as const, name: '元旦调休' },
];
const picture = () => new Uint8Array(readFileSync('processes/sample/files/layout-plan.png'));
