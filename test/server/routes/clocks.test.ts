import test, { type ExecutionContext } from 'ava';
import { clockRoutes } from '../../../server/routes/clocks/routes.ts';
import { Clock } from '../../../server/routes/clocks/schema.ts';
import { buildAccount, buildCase, buildClock } from '../../support/build.ts';
import { buildBranch } from '../../support/build-parts.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

const asked = { area: '350102', start: '2026-09-28T10:00:00+08:00', amount: 5, unit: 'working-day' };

test('every clock of a case is explained, with its pauses', async (t) => {
  const { hall, as } = await hallFor(t);
  const subject = await buildCase(hall);
  const pause = {
    from: '2026-11-17T02:00:00.000Z',
    to: null,
    reason: 'expert-review',
    basis: '行政许可法第四十五条',
    expectedEnd: '2026-12-01T15:59:59.000Z',
    documentNumber: '1',
  };
  await buildClock(hall, {
    case: subject,
    kind: 'law',
    startedAt: new Date('2026-11-16T10:00:00+08:00'),
    pauses: [pause],
  });
  await buildClock(hall, { case: subject });
  const { status, body } = await as(subject.applicantAccount).get(`/api/cases/${subject.number}/clocks`);
  t.is(status, 200);
  for (const clock of body.items) t.notThrows(() => Clock.parse(clock));
  const [law, promise] = body.items;
  t.like(law, { kind: 'law', deadline: null, paused: true, elapsed: 1 });
  t.regex(law.explanation.zh, /暂停/);
  t.regex(law.explanation.en, /[Pp]aused/);
  t.like(promise, { deadline: '2026-11-30T23:59:59+08:00', remaining: 5, department: '鼓楼区市场监督管理局' });
});

test('anybody learns the hall’s day and its next working days, without weekends and holidays', async (t) => {
  const { as } = await hallFor(t);
  const { status, body } = await as().get('/api/working-days?area=350102');
  t.is(status, 200);
  t.is(body.hallDay, '2026-11-23');
  t.is(body.workingDays.length, 30);
  t.deepEqual(body.workingDays.slice(0, 5), ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30']);
  t.false(body.workingDays.includes('2027-01-01'));
});

test('the clocks of a case are for its applicant, its departments and its supervisors', async (t) => {
  const { hall, as } = await hallFor(t);
  const subject = await buildCase(hall);
  await buildBranch(hall, { case: subject, department: '350102-environment' });
  const path = `/api/cases/${subject.number}/clocks`;
  const status = async (account?: string) => (await as(account).get(path)).status;
  const person = async (overrides: Parameters<typeof buildAccount>[1]) => (await buildAccount(hall, overrides)).account;
  t.is(await status(), 401);
  t.is(await status(await person({ roles: ['staff'], departments: ['350102-environment'] })), 200);
  t.is(await status(await person({ roles: ['supervisor'], areas: ['350000'] })), 200);
  t.is(await status(await person({ roles: ['supervisor'], areas: ['350700'] })), 404);
  t.is(await status(await person({ roles: ['staff'], departments: ['350121-market'] })), 404);
  t.is(await status(await person({})), 404);
});

test('a deadline is reckoned over the holidays of the calendar', async (t) => {
  const { reckon } = await hallFor(t);
  // 1 to 7 October 2026 are off; Saturday 10 October is worked.
  const { status, body } = await reckon(asked);
  t.is(status, 200);
  t.like(body, { deadline: '2026-10-10T23:59:59+08:00', light: 'red', provisional: false });
  t.is(body.elapsed + body.remaining, 5);
});

test('a pause that is still to come moves the deadline, and does not count as used', async (t) => {
  const { reckon } = await hallFor(t);
  const start = '2026-11-23T09:00:00+08:00';
  const pauses = [{ from: '2026-11-25T09:00:00+08:00', to: '2026-11-27T09:00:00+08:00' }];
  t.like((await reckon({ ...asked, start })).body, {
    deadline: '2026-11-30T23:59:59+08:00',
    elapsed: 0,
    light: 'green',
  });
  t.like((await reckon({ ...asked, start, pauses })).body, { deadline: '2026-12-02T23:59:59+08:00', elapsed: 0 });
  const open = [{ from: '2026-11-23T10:00:00+08:00' }];
  t.like((await reckon({ ...asked, start, pauses: open })).body, { deadline: null, light: 'paused' });
});

test('behind the last official calendar a deadline is provisional', async (t) => {
  const { reckon } = await hallFor(t);
  t.true((await reckon({ ...asked, start: '2026-12-30T10:00:00+08:00' })).body.provisional);
});

test('an immediate matter that comes in the evening counts from the next working day', async (t) => {
  const { reckon } = await hallFor(t);
  const late = { ...asked, amount: 1, start: '2026-11-20T19:00:00+08:00', immediate: true };
  t.is((await reckon(late)).body.deadline, '2026-11-23T23:59:59+08:00');
});

test('every fault of a reckoning is told at its field', async (t) => {
  const { reckon } = await hallFor(t);
  const { status, body } = await reckon({
    area: 'x',
    start: '0001-01-01T00:00:00Z',
    amount: 1e300,
    unit: 'week',
    pauses: [{ from: '2026-11-25T09:00:00+08:00', to: '2026-11-24T09:00:00+08:00' }],
  });
  t.is(status, 400);
  const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
  t.deepEqual([...new Set(pointers)].toSorted(), ['/amount', '/area', '/pauses/0/to', '/start', '/unit']);
});

test('a year without a notice shows the days that the statute names', async (t) => {
  const { as, citizen } = await hallFor(t);
  t.true((await as(citizen).get('/api/calendar/2026')).body.official);
  const { body } = await as(citizen).get('/api/calendar/2027');
  t.false(body.official);
  t.is(body.days.length, 13);
  t.is((await as(citizen).get('/api/calendar/1900')).status, 404);
  for (const year of [2000, 2100]) t.is((await as(citizen).get(`/api/calendar/${year}`)).status, 200);
});

test('a province loads a calendar, and the deadlines that it moves are told; a county may not', async (t) => {
  const { hall, as, citizen } = await hallFor(t);
  const province = (await buildAccount(hall, { roles: ['supervisor'], areas: ['350000'] })).account;
  const county = (await buildAccount(hall, { roles: ['supervisor'], areas: ['350102'] })).account;
  await buildClock(hall, {
    startedAt: new Date('2026-12-30T10:00:00+08:00'),
    deadline: new Date('2027-01-07T23:59:59+08:00'),
  });
  const days = ['01', '04'].map((day) => ({ date: `2027-01-${day}`, kind: 'holiday', name: '元旦' }));
  const load = (account: string, body: object) => as(account).put('/api/calendar/2027', body);
  t.is((await load(county, { source: '通知', days })).status, 403);
  t.is((await load(citizen, { source: '通知', days })).status, 403);
  t.deepEqual((await load(province, { source: '通知', days })).body, { year: 2027, moved: 1 });
  t.true((await as(citizen).get('/api/calendar/2027')).body.official);
  const twice = await load(province, { source: '通知', days: [...days, ...days] });
  t.is(twice.status, 422);
  t.deepEqual(
    twice.body.errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/days/2/date', '/days/3/date'],
  );
  const wrongYear = await load(province, { source: '通知', days: [{ ...days[0], date: '2028-01-04' }] });
  t.deepEqual([wrongYear.status, wrongYear.body.errors[0].pointer], [422, '/days/0/date']);
});

test('the longest limit from the last year that is taken is still reckoned; what no lunar calendar reaches is told', async (t) => {
  const { reckon } = await hallFor(t);
  const longest = { ...asked, start: '2079-12-31T10:00:00+08:00', amount: 3660 };
  t.like(await reckon(longest), { status: 200, body: { provisional: true } });
  const beyond = await reckon({ ...asked, start: '2192-02-29T16:51:22+08:00' });
  t.like(beyond.body, { status: 400, errors: [{ pointer: '/start' }] });
});

async function hallFor(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, clockRoutes);
  const citizen = (await buildAccount(hall)).account;
  return { hall, as, citizen, reckon: (body: object) => as(citizen).post('/api/deadlines', body) };
}
