import test, { type ExecutionContext } from 'ava';
import type { Catalogue } from '../../../../server/catalogue/catalogue.ts';
import { readCatalogue } from '../../../../server/catalogue/read.ts';
import { startOf } from '../../../../server/commands/cases/start-case.ts';
import { startWaitingCases } from '../../../../server/commands/cases/start-waiting-cases.ts';
import { inTransaction, send } from '../../../../server/commands/hall.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { Incident } from '../../../../server/entities/engine/engine-record.ts';
import { incidentRoutes } from '../../../../server/routes/incidents/routes.ts';
import { buildAccount, buildCase, buildTask, engineKey } from '../../../support/build.ts';
import { buildInstance } from '../../../support/build-parts.ts';
import { chain } from '../../../support/diagram.ts';
import { eventually, testEngine } from '../../../support/engine.ts';
import { type HallOptions, testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';
import { stubEngine } from '../../../support/stub-engine.ts';

const code = 'food-business-licence';

test('a case whose start message found nobody begins once its diagram is mended, and only once', async (t) => {
  t.timeout(200_000);
  const { engine, suffix } = testEngine(t);
  const { catalogue } = await readCatalogue(process.cwd());
  const entry = catalogue.items.get(code);
  if (!entry) return t.fail();
  const processId = code + suffix;
  const items = new Map([[code, { ...entry, processId }]]);
  const { hall, subject } = await waiting(t, { engine, catalogue: () => ({ ...catalogue, items }) });
  const sound = chain(processId, [{ id: 'accept', job: `accept${suffix}` }]);
  const deploy = (xml: string) => engine.deploy([{ name: `${processId}.bpmn`, xml }]);
  const begun: string[] = [];
  const running = engine.subscribe({
    type: `accept${suffix}`,
    worker: 'test',
    fetch: ['caseId'],
    maxJobs: 8,
    timeoutMs: 600_000,
    handle: async (job) => {
      begun.push(`${job.processInstanceKey} ${job.variables['caseId']}`);
      await engine.completeJob(job.key, {});
    },
  });
  t.teardown(() => running.close());

  await deploy(sound.replace(`name="start-${processId}"`, `name="begin-${processId}"`));
  await engine.publish({ ...startOf(subject, processId), timeToLiveMs: 1_000 });
  await deploy(sound);
  t.is(await startWaitingCases(hall), 0, 'while the first message is kept, the engine refuses it again');
  await eventually('the case to begin', async () => (await startWaitingCases(hall)) === 1, 150_000);
  await eventually('its first step', () => begun.length > 0);
  t.regex(begun[0] ?? '', new RegExp(subject.id));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  t.is(begun.length, 1);
});

test('the engine drops a start that comes again while the case runs', async (t) => {
  const { engine, suffix } = testEngine(t);
  const processId = code + suffix;
  const { subject } = await waiting(t);
  await engine.deploy([
    {
      name: 'a.bpmn',
      xml: chain(processId, [
        { id: 'first', job: `first${suffix}` },
        { id: 'last', job: `last${suffix}` },
      ]),
    },
  ]);
  const again = () => engine.publish({ ...startOf(subject, processId), timeToLiveMs: 0 });
  t.is(await again(), 'published');
  const seen = { first: 0, last: 0 };
  const subscribe = (step: 'first' | 'last') =>
    engine.subscribe({
      type: step + suffix,
      worker: 'test',
      fetch: [],
      maxJobs: 8,
      timeoutMs: 600_000,
      handle: async ({ key }) => {
        seen[step] += 1;
        if (step === 'first') await again();
        await engine.completeJob(key, {});
      },
    });
  const running = [subscribe('first'), subscribe('last')];
  t.teardown(() => Promise.all(running.map((each) => each.close())));
  await eventually('the end', () => seen.last > 0);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  t.deepEqual(seen, { first: 1, last: 1 });
});

test('what has not begun is told to the supervisor once, and is mended by its beginning', async (t) => {
  const engine = stubEngine();
  const { hall, subject } = await waiting(t, { engine });
  const { as } = await serve(t, hall, incidentRoutes);
  const { account } = await buildAccount(hall, { roles: ['supervisor'], areas: ['350102'] });
  const incidents = async () => (await as(account).get('/api/incidents')).body.items;
  await startWaitingCases(hall);
  await startWaitingCases(hall);
  const [told, ...others] = await incidents();
  t.deepEqual(others, []);
  t.like(told, { caseNumber: subject.number, state: 'open', errorType: 'CASE_NOT_STARTED' });
  t.regex(told.cause, /^提交以后流程没有开始：.*自动启动/);
  t.is((await as(account).post(`/api/incidents/${told.key}/retry`)).status, 202);
  t.true(engine.calls.published.every(({ messageId, timeToLiveMs }) => messageId === subject.id && timeToLiveMs === 0));
  await hall.orm.em.fork().nativeUpdate(Case, { id: subject.id }, { processInstanceKey: engineKey() });
  await startWaitingCases(hall);
  t.deepEqual(
    (await incidents()).map(({ state }: { state: string }) => state),
    ['resolved'],
  );
  t.is(engine.calls.published.length, 2);
});

test('the cases of a faulty item wait for it, and the supervisor knows', async (t) => {
  const engine = stubEngine();
  const { hall, subject } = await waiting(t, { engine, catalogue: await without(code) });
  await startWaitingCases(hall);
  t.deepEqual(engine.calls.published, []);
  const told = await hall.orm.em.fork().findOneOrFail(Incident, { caseId: subject.id });
  t.like(told, { state: 'open', message: '事项的流程文件有误，暂停受理' });
});

test('a case that has just been submitted, that is still to be told, or that runs is left alone', async (t) => {
  const engine = stubEngine();
  const { hall, subject } = await waiting(t, { engine, now: '2026-11-23T11:51:00+08:00' });
  await startWaitingCases(hall);
  const { hall: later, subject: sending } = await waiting(t, { engine });
  await inTransaction(later, async (em) => send(later, em, { kind: 'publish-message', ...startOf(sending, code) }));
  const notBegun = { state: 'submitted', processInstanceKey: null, submittedAt: before } as const;
  await buildTask(later, { case: await buildCase(later, notBegun) });
  await buildInstance(later, { case: await buildCase(later, notBegun) });
  await startWaitingCases(later);
  t.deepEqual(engine.calls.published, []);
  t.truthy(subject);
});

const before = new Date('2026-11-23T11:50:00+08:00');

async function waiting(t: ExecutionContext, options: HallOptions = {}) {
  const { hall } = await testHall(t, options);
  const subject = await buildCase(hall, { state: 'submitted', processInstanceKey: null, submittedAt: before });
  return { hall, subject };
}

async function without(item: string): Promise<() => Catalogue> {
  const { catalogue } = await readCatalogue(process.cwd());
  const items = new Map([...catalogue.items].filter(([key]) => key !== item));
  return () => ({ ...catalogue, items });
}
