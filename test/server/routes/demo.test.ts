import test, { type ExecutionContext } from 'ava';
import type { EngineClock } from '../../../server/engine/clock.ts';
import { Case } from '../../../server/entities/case/case.ts';
import { demoRoutes } from '../../../server/routes/demo/routes.ts';
import { getClock, listDemoAccounts, moveClock } from '../../../server/routes/demo/schema.ts';
import { buildAccount, buildCase, buildClock } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

const noon = '2026-11-23T12:00:00+08:00';

test('the sample accounts are listed with the password that they share, and no other account', async (t) => {
  const { hall, visitor } = await demonstration(t);
  await buildAccount(hall, { account: 'b-clerk', roles: ['staff'], departments: ['350102-market'], note: '窗口' });
  await buildAccount(hall, { account: 'a-citizen' });
  await buildAccount(hall, { account: 'real', sample: false });
  const { status, body } = await visitor.get('/api/demo/accounts');
  t.is(status, 200);
  const { items } = listDemoAccounts.response.parse(body);
  t.deepEqual(
    items.map(({ account }) => account),
    ['a-citizen', 'b-clerk'],
  );
  t.like(items[1], { password: 'demo', roles: ['staff'], departments: ['350102-market'], note: '窗口' });
});

test('the clock of hall and engine moves forward together, and what has become overdue is seen at once', async (t) => {
  const { hall, visitor, engine } = await demonstration(t);
  const subject = await buildCase(hall);
  const deadline = new Date('2026-11-30T23:59:59+08:00');
  await buildClock(hall, { case: subject, deadline, nextCheckAt: deadline });
  const now = '2026-12-01T09:00:00+08:00';
  const { status, body } = await visitor.post('/simulated/clock', { now });
  t.is(status, 200);
  // The hall's clock goes on while it is read.
  const moved = new Date(moveClock.response.parse(body).now).getTime() - new Date(now).getTime();
  t.true(moved >= 0 && moved < 60_000, `${moved} ms`);
  t.is(engine.added, new Date(now).getTime() - new Date(noon).getTime());
  t.like(await hall.orm.em.fork().findOneOrFail(Case, subject.id), { light: 'red' });
  t.is((await visitor.get('/simulated/clock')).status, 200);
});

test('the clock never goes back, and what is no time is told at its field', async (t) => {
  const { visitor, engine } = await demonstration(t);
  const back = await visitor.post('/simulated/clock', { now: '2026-11-23T11:59:00+08:00' });
  t.like(back, { status: 409, body: { code: 'wrong-state' } });
  for (const now of ['tomorrow', '2026-11-24T12:00:00', 1])
    t.like((await visitor.post('/simulated/clock', { now })).body, { status: 400, errors: [{ pointer: '/now' }] });
  t.is(engine.added, 0);
  t.like(getClock.response.parse((await visitor.get('/simulated/clock')).body), { now: noon });
});

test('an engine whose clock cannot be moved is told as such, and the hall’s stays', async (t) => {
  const { visitor } = await demonstration(t, { withoutEngine: true });
  const refused = await visitor.post('/simulated/clock', { now: '2026-12-01T09:00:00+08:00' });
  t.like(refused, { status: 502, body: { code: 'outer-system-down' } });
  t.is((await visitor.get('/simulated/clock')).body.now, noon);
});

async function demonstration(t: ExecutionContext, { withoutEngine = false } = {}) {
  const { hall, moveTo } = await testHall(t, { now: noon });
  const state = { added: 0 };
  const engineNow = async () => new Date(hall.now().getTime() + state.added);
  const engine: EngineClock = {
    now: engineNow,
    add: async (ms) => {
      state.added += ms;
      return await engineNow();
    },
    pin: engineNow,
    reset: engineNow,
  };
  const set = (offsetMs: number) => moveTo(new Date(Date.now() + offsetMs).toISOString());
  const { as } = await serve(t, hall, demoRoutes({ engine: withoutEngine ? undefined : engine, set }));
  return { hall, visitor: as(), engine: state };
}
