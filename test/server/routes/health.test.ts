import test from 'ava';
import { connectDatabase } from '../../../server/entities/orm.ts';
import { healthRoutes } from '../../../server/routes/health/routes.ts';
import { getHealth, HealthProblem } from '../../../server/routes/health/schema.ts';
import { type HallOptions, testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';
import { stubEngine } from '../../support/stub-engine.ts';

test('a hall whose parts answer says so, to anybody', async (t) => {
  const { hall } = await testHall(t, { now: '2026-10-31T12:00:00+08:00' });
  const { as } = await serve(t, hall, healthRoutes);
  const { status, body } = await as().get('/api/health');
  t.is(status, 200);
  t.notThrows(() => getHealth.response.parse(body));
  t.deepEqual(body, { status: 'ok', engine: true, database: true, redis: true, warnings: [] });
});

const down: [string, HallOptions, string][] = [
  ['engine', { engine: stubEngine({ healthy: async () => false }) }, '流程引擎'],
  ['engine', { engine: stubEngine({ healthy: () => Promise.reject(new Error('gone')) }) }, '流程引擎'],
  ['redis', { pingRedis: async () => false }, 'Redis'],
];
for (const [index, [part, options, name]] of down.entries()) {
  test(`a part that does not answer is named: ${part} ${index}`, async (t) => {
    const { hall } = await testHall(t, options);
    const { as } = await serve(t, hall, healthRoutes);
    const { status, body, headers } = await as().get('/api/health');
    t.is(status, 503);
    t.is(headers.get('content-type'), 'application/problem+json');
    t.notThrows(() => HealthProblem.parse(body));
    t.false(body[part]);
    t.true(body.detail.includes(name));
  });
}

test('a part that never answers is down after three seconds', async (t) => {
  const { hall } = await testHall(t, { pingRedis: () => new Promise(() => undefined) });
  const { as } = await serve(t, hall, healthRoutes);
  const { status, body } = await as().get('/api/health');
  t.deepEqual([status, body.redis, body.engine], [503, false, true]);
});

test('the database is down when it cannot be asked', async (t) => {
  const { hall } = await testHall(t);
  const nowhere = await connectDatabase('postgresql://nobody@127.0.0.1:1/none', 1);
  t.teardown(() => nowhere.close());
  const { as } = await serve(t, { ...hall, orm: nowhere }, healthRoutes);
  const { status, body } = await as().get('/api/health');
  t.deepEqual([status, body.database, body.redis], [503, false, true]);
});

test('faulty folders and a calendar that is missing in November are warned of', async (t) => {
  const faults = () => [{ file: 'items/x/process.bpmn', element: '审核', rule: 'limit', message: '没有期限' }];
  const { hall, moveTo } = await testHall(t, { faults, now: '2026-10-31T23:59:59+08:00' });
  const { as } = await serve(t, hall, healthRoutes);
  t.deepEqual((await as().get('/api/health')).body.warnings, ['items/x/process.bpmn“审核”：没有期限']);
  moveTo('2026-11-01T00:00:00+08:00');
  t.regex((await as().get('/api/health')).body.warnings[1], /^2027年的节假日安排尚未录入/);
  moveTo('2027-01-01T00:00:00+08:00');
  t.regex((await as().get('/api/health')).body.warnings[1], /^2027年/);
});
