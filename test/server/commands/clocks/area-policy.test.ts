import test, { type ExecutionContext } from 'ava';
import { startCaseClock } from '../../../../server/commands/clocks/case-clocks.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { clockRoutes } from '../../../../server/routes/clocks/routes.ts';
import { buildAccount, buildCase } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

const [gulou, jianyang] = ['350102', '350703'];

async function hallFor(t: ExecutionContext) {
  const tested = await testHall(t);
  const { hall } = tested;
  const { as } = await serve(t, hall, clockRoutes);
  const reader = (await buildAccount(hall)).account;
  /** A clock of a case in an area, started now. */
  const started = async (area: string, clock: string, limit: string): Promise<Clock> => {
    const { id } = await buildCase(hall, { area, itemCode: 'social-security-card' });
    await startCaseClock(hall, { caseId: id, clock, label: clock, limit });
    return await hall.orm.em.fork().findOneOrFail(Clock, { caseId: id });
  };
  const deadline = async (area: string, start: string, more: object = {}): Promise<string> => {
    const body = { area, start, amount: 1, unit: 'working-day', ...more };
    return (await as(reader).post('/api/deadlines', body)).body.deadline;
  };
  return { ...tested, as, reader, started, deadline };
}

test('two days before the end it is yellow in Jianyang, by the custom of Nanping, and green in Gulou', async (t) => {
  const { started } = await hallFor(t);
  t.is((await started(gulou, 'branch', '2 working-day')).light, 'green');
  t.is((await started(jianyang, 'branch', '2 working-day')).light, 'yellow');
  t.is((await started('350703105', 'branch', '2 working-day')).light, 'yellow', 'a township as its city');
});

test('at a quarter past five Gulou has closed and Jianyang has not', async (t) => {
  const { started, deadline, moveTo } = await hallFor(t);
  moveTo('2026-11-23T17:15:00+08:00');
  const end = (date: string) => new Date(`${date}T23:59:59+08:00`);
  t.deepEqual((await started(gulou, 'promise', 'promise')).deadline, end('2026-11-24'));
  t.deepEqual((await started(jianyang, 'promise', 'promise')).deadline, end('2026-11-23'));
  const immediate = { immediate: true };
  t.is(await deadline(gulou, '2014-09-30T18:10:00+08:00', immediate), '2014-10-08T23:59:59+08:00');
  t.is(await deadline(jianyang, '2014-09-30T18:10:00+08:00', immediate), '2014-10-08T23:59:59+08:00');
  t.is(await deadline(jianyang, '2014-09-30T17:20:00+08:00', immediate), '2014-09-30T23:59:59+08:00');
});

test('whether the day of resuming counts is for the area to say', async (t) => {
  const { deadline } = await hallFor(t);
  const pauses = [{ from: '2026-11-24T09:00:00+08:00', to: '2026-11-26T09:00:00+08:00' }];
  const five = { amount: 5, pauses };
  t.is(await deadline(gulou, '2026-11-23T09:00:00+08:00', five), '2026-12-02T23:59:59+08:00');
  t.is(await deadline(jianyang, '2026-11-23T09:00:00+08:00', five), '2026-12-01T23:59:59+08:00');
});

test("a county's own day off moves its deadlines and nobody else's, and can be taken back", async (t) => {
  const { hall, as, reader, started, deadline } = await hallFor(t);
  const running = await started(jianyang, 'branch', '3 working-day');
  const person = async (areas: string[]) => (await buildAccount(hall, { roles: ['supervisor'], areas })).account;
  const load = async (
    account: string,
    area: string,
    days = [{ date: '2026-11-25', kind: 'holiday', name: '台风停工' }],
  ) => await as(account).put('/api/calendar/2026', { area, source: '建阳区政府通知', days });
  t.is((await load(await person([gulou]), jianyang)).status, 403);
  t.is((await load(await person([jianyang]), '350700')).status, 403, 'a county does not bind its city');
  const city = await person(['350700']);
  t.is((await load(city, '350703105')).status, 422, 'a township has no calendar');
  t.deepEqual((await load(city, jianyang)).body, { year: 2026, moved: 1 });
  const now = '2026-11-23T12:00:00+08:00';
  const ends = () =>
    Promise.all([gulou, '350700', jianyang, '350703105'].map((area) => deadline(area, now, { amount: 3 })));
  const [usual, later] = ['2026-11-26T23:59:59+08:00', '2026-11-27T23:59:59+08:00'];
  t.deepEqual(await ends(), [usual, usual, later, later]);
  const { moves } = await hall.orm.em.fork().findOneOrFail(Clock, { id: running.id });
  t.like(moves.at(-1), { to: '2026-11-27T15:59:59.000Z', why: '建阳区2026年节假日安排（建阳区政府通知）' });
  const days = async (query: string) => (await as(reader).get(`/api/calendar/2026${query}`)).body.days;
  t.like((await days(`?area=${jianyang}`)).at(-1), { date: '2026-11-25', name: '台风停工', area: jianyang });
  t.false((await days('')).some(({ area }: { area: string }) => area !== '350000'));
  t.deepEqual((await load(city, jianyang, [])).body, { year: 2026, moved: 1 });
  t.deepEqual(await ends(), [usual, usual, usual, usual]);
  const province = await person(['350000']);
  t.is((await load(province, '350000', [])).status, 422, 'a province has holidays');
});
