import test, { type ExecutionContext } from 'ava';
import { readCatalogue } from '../../../server/catalogue/read.ts';
import type { Hall } from '../../../server/commands/hall.ts';
import type { Engine } from '../../../server/engine/contract.ts';
import { EngineUnavailable } from '../../../server/engine/errors.ts';
import { diagramRoutes } from '../../../server/routes/diagrams/routes.ts';
import { workers } from '../../../workers/index.ts';
import { buildAccount } from '../../support/build.ts';
import { buildDiagramVersion, buildElement, buildInstance } from '../../support/build-parts.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';
import { type EngineCalls, stubEngine } from '../../support/stub-engine.ts';

const id = 'food-business-licence';

test('the list names every diagram of the folders with its version, draft and running cases', async (t) => {
  const { hall, designer } = await studio(t);
  await buildInstance(hall, { version: 2 });
  await designer.put(`/api/diagrams/pay/draft`, { xml: textOf(hall, 'pay'), revision: 0 });
  const { status, body } = await designer.get('/api/diagrams');
  t.is(status, 200);
  const ids = body.items.map((item: { id: string }) => item.id);
  t.deepEqual(ids.slice(0, hall.catalogue().items.size), [...hall.catalogue().items.keys()]);
  t.like(
    body.items.find((item: { id: string }) => item.id === id),
    { kind: 'item', version: 2, running: 1, hasDraft: false },
  );
  t.like(
    body.items.find((item: { id: string }) => item.id === 'pay'),
    { kind: 'shared', hasDraft: true, draftBy: '设计员' },
  );
});

test('a diagram comes with its versions, templates and forms', async (t) => {
  const { hall, designer } = await studio(t);
  const { body } = await designer.get(`/api/diagrams/${id}`);
  t.is(body.xml, textOf(hall, id));
  t.deepEqual(
    body.versions.map(({ version }: { version: number }) => version),
    [2, 1],
  );
  t.true(body.templates.length > 20);
  t.regex(body.forms.map(({ key }: { key: string }) => key).join(' '), /^application .*\bvisit\b/);
  t.like((await designer.get(`/api/diagrams/${id}/versions/1`)).body, { version: 1 });
  t.is((await designer.get(`/api/diagrams/${id}/versions/7`)).status, 404);
});

test('a draft that a colleague has saved meanwhile is neither overwritten nor thrown away', async (t) => {
  const { hall, designer } = await studio(t);
  const path = `/api/diagrams/${id}/draft`;
  const xml = textOf(hall, id);
  t.deepEqual((await designer.get(path)).body, { draft: null });
  t.like((await designer.put(path, { xml, revision: 0 })).body.draft, { revision: 1, basedOn: 2, savedBy: '设计员' });
  t.is((await designer.put(path, { xml, revision: 0 })).status, 409);
  t.is((await designer.put(path, { xml, revision: 1 })).body.draft.revision, 2);
  t.is((await designer.delete(path)).status, 400, 'one says which draft is meant');
  t.like(await designer.delete(`${path}?revision=1`), { status: 409, body: { code: 'changed-meanwhile' } });
  t.is((await designer.get(path)).body.draft.revision, 2);
  t.is((await designer.delete(`${path}?revision=2`)).status, 204);
  t.deepEqual((await designer.get(path)).body, { draft: null });
  t.is((await designer.delete(`${path}?revision=2`)).status, 204, 'a repeat finds nothing to do');
});

test('a draft with a character that no database takes is refused at its field', async (t) => {
  const { designer } = await studio(t);
  const answer = await designer.put(`/api/diagrams/${id}/draft`, {
    xml: `<definitions>\u0000</definitions>`,
    revision: 0,
  });
  t.is(answer.status, 400);
  t.is(answer.body.errors[0].pointer, '/xml');
});

test('deploying makes a new version on the engine and ends the draft', async (t) => {
  const { hall, designer, calls } = await studio(t);
  await designer.put(`/api/diagrams/${id}/draft`, { xml: textOf(hall, id), revision: 0 });
  const deploy = () =>
    designer.post(`/api/diagrams/${id}/deployments`, { revision: 1, note: '改期限' }, { 'idempotency-key': 'once' });
  const deployed = await deploy();
  t.is(deployed.status, 201, JSON.stringify(deployed.body));
  t.like(deployed.body, { note: '改期限', deployedBy: '设计员', running: 0 });
  t.is(calls.deployed.length, 1);
  t.deepEqual((await designer.get(`/api/diagrams/${id}/draft`)).body, { draft: null });
  t.deepEqual((await deploy()).body, deployed.body, 'the same again under its key');
  t.is(calls.deployed.length, 1);
});

test('what would hold up the hall or its engine is told by the check, and is not deployed', async (t) => {
  const { hall, designer, calls } = await studio(t);
  const xml = textOf(hall, id);
  const harmful = [
    xml.replace(/(key="decisions" value="[a-z-]+=.)/, `$1${' '.repeat(40)}`),
    xml.replace(/(<bpmn:conditionExpression[^>]*>)=/, '$1=count(for a in 1..9 return 1) = 9 and '),
  ];
  for (const [revision, odd] of harmful.entries()) {
    t.not(odd, xml);
    const { problems } = (await designer.post(`/api/diagrams/${id}/lint`, { xml: odd })).body;
    t.true(problems.some(isError));
    await designer.put(`/api/diagrams/${id}/draft`, { xml: odd, revision });
    t.is((await designer.post(`/api/diagrams/${id}/deployments`, { revision: revision + 1 })).status, 422);
  }
  t.is(calls.deployed.length, 0);
});

test('while the engine is away a deployment is told to come again, and the draft stays', async (t) => {
  const away = async () => {
    throw new EngineUnavailable('no connection');
  };
  const { hall, designer } = await studio(t, { deploy: away });
  await designer.put(`/api/diagrams/${id}/draft`, { xml: textOf(hall, id), revision: 0 });
  const refused = await designer.post(`/api/diagrams/${id}/deployments`, { revision: 1 });
  t.is(refused.status, 503);
  t.like(refused.body, { code: 'unavailable', title: '流程引擎暂时没有答复，请过一会儿再试' });
  t.like((await designer.get(`/api/diagrams/${id}/draft`)).body.draft, { revision: 1 });
});

test('a file that holds another diagram is not deployed in its name', async (t) => {
  const { hall, designer, calls } = await studio(t);
  await designer.put(`/api/diagrams/pay/draft`, { xml: textOf(hall, 'deliver'), revision: 0 });
  const refused = await designer.post(`/api/diagrams/pay/deployments`, { revision: 1 });
  t.is(refused.status, 422);
  t.deepEqual(calls.deployed, []);
});

test('a faulty diagram is told rule by rule, and text that is none is no fault of the hall', async (t) => {
  const { hall, designer } = await studio(t);
  const path = `/api/diagrams/${id}/lint`;
  t.deepEqual((await designer.post(path, { xml: textOf(hall, id) })).body.problems.filter(isError), []);
  const other = await designer.post(path, { xml: textOf(hall, 'pay') });
  t.true(other.body.problems.some(({ rule }: { rule: string }) => rule === 'process-id'));
  const nonsense = await designer.post(path, { xml: 'this is not a diagram at all' });
  t.is(nonsense.status, 200);
  t.like(nonsense.body.problems[0], { rule: 'xml', category: 'error' });
});

test('what would leave a case standing, or lose its decision, is told at its element and is not deployed', async (t) => {
  const given = new Map(workers.map(({ type, gives }) => [type, gives]));
  const { catalogue } = await readCatalogue(process.cwd(), { workers: given });
  const { hall, designer, calls } = await studio(t, {}, () => catalogue);
  const faults: [from: string | RegExp, to: string, rule: string, elementId: string][] = [
    [`name="start-${id}"`, 'name="start-x"', 'start-message', 'application-received'],
    [
      /<bpmn:messageEventDefinition id="application-received-message"[^>]*>/,
      '',
      'start-message',
      'application-received',
    ],
    ['formKey="visit"', 'formKey="visitt"', 'form-known', 'visit'],
    ['=visitNeeded = false', '=visitNeded = false', 'variable-known', 'visit-or-not-to-review'],
    ['key="kind" value="visit"', 'key="kind" value="visti"', 'task-kind', 'visit'],
    ['source="=decision" target="visitDecision"', 'source="=decison" target="visitDecision"', 'output-known', 'visit'],
    ['departments.lead', 'departments.leed', 'role-known', 'visit'],
    ['=[&#34;dept:&#34; + departments.lead]', '=[&#34;dept:&#34; + &#34;lead&#34;]', 'role-known', 'visit'],
    ['processId="deliver"', 'processId="deliverr"', 'called-process-known', 'deliver'],
  ];
  let revision = 0;
  for (const [from, to, rule, elementId] of faults) {
    const xml = textOf(hall, id).replace(from, to);
    t.not(xml, textOf(hall, id), rule);
    const { problems } = (await designer.post(`/api/diagrams/${id}/lint`, { xml })).body;
    const told = problems.find((problem: { rule: string }) => problem.rule === rule);
    t.like(told, { category: 'error', elementId }, JSON.stringify(problems));
    t.regex(told?.message ?? '', /\p{Script=Han}/u);
    revision = (await designer.put(`/api/diagrams/${id}/draft`, { xml, revision })).body.draft.revision;
    t.is((await designer.post(`/api/diagrams/${id}/deployments`, { revision })).status, 422, rule);
  }
  t.deepEqual(calls.deployed, []);
});

test('a shared diagram is started by its callers, and reads what any of them gives', async (t) => {
  const given = new Map(workers.map(({ type, gives }) => [type, gives]));
  const { catalogue } = await readCatalogue(process.cwd(), { workers: given });
  const { hall, designer } = await studio(t, {}, () => catalogue);
  const rules = async (change: (xml: string) => string) => {
    const answer = await designer.post('/api/diagrams/pay/lint', { xml: change(textOf(hall, 'pay')) });
    return answer.body.problems.filter(isError).map(({ rule }: { rule: string }) => rule);
  };
  t.deepEqual(await rules((xml) => xml), []);
  t.true((await rules((xml) => xml.replaceAll('=feeDue', '=feeDew'))).includes('output-known'));
  const started = '<bpmn:messageEventDefinition id="m" messageRef="message-fee-paid" /></bpmn:startEvent>';
  t.true((await rules((xml) => xml.replace('</bpmn:startEvent>', started))).includes('start-plain'));
});

test('the impact says who runs on which version, where he stands, and which places the draft takes away', async (t) => {
  const { hall, designer } = await studio(t);
  const old = await buildInstance(hall, { version: 1 });
  await buildElement(hall, old, { elementId: 'review' });
  await buildElement(hall, await buildInstance(hall, { version: 2 }), { elementId: 'gone-long-ago' });
  const { body } = await designer.get(`/api/diagrams/${id}/impact`);
  t.deepEqual(body.byVersion, [
    { version: 2, running: 1 },
    { version: 1, running: 1 },
  ]);
  t.is(body.running, 2);
  t.is(body.byElement.length, 2);
  t.true(body.removed.some(({ elementId }: { elementId: string }) => elementId === 'gone-long-ago'));
});

test('the heatmap counts what ended and how long it took', async (t) => {
  const { hall, designer } = await studio(t);
  const instance = await buildInstance(hall);
  const start = hall.now();
  for (const seconds of [10, 20, 30])
    await buildElement(hall, instance, {
      state: 'completed',
      startedAt: start,
      endedAt: new Date(start.getTime() + seconds * 1000),
    });
  await buildElement(hall, instance);
  t.deepEqual((await designer.get(`/api/diagrams/${id}/heatmap`)).body, {
    elements: [{ elementId: 'review', count: 3, medianSeconds: 20, p90Seconds: 28 }],
  });
});

test('two versions are compared element by element; 0 is the draft', async (t) => {
  const { hall, designer } = await studio(t);
  await designer.put(`/api/diagrams/${id}/draft`, {
    xml: textOf(hall, id).replace(/name="审核/, 'name="复核'),
    revision: 0,
  });
  const { status, body } = await designer.get(`/api/diagrams/${id}/diff?from=2&to=0`);
  t.is(status, 200);
  t.deepEqual([body.added, body.removed], [[], []]);
  t.is((await designer.get(`/api/diagrams/${id}/diff?from=2&to=9`)).status, 404);
  const malformed = await designer.get(`/api/diagrams/${id}/diff?from=2&from=3&to=x`);
  t.is(malformed.status, 400);
  t.deepEqual(malformed.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort(), [
    '/query/from',
    '/query/to',
  ]);
});

test('only designers use the Studio', async (t) => {
  const { hall, as } = await studio(t);
  const citizen = as((await buildAccount(hall)).account);
  const paths = [
    '',
    `/${id}`,
    `/${id}/draft`,
    `/${id}/versions`,
    `/${id}/impact`,
    `/${id}/heatmap`,
    `/${id}/diff?from=1&to=2`,
  ];
  for (const path of paths) {
    t.is((await citizen.get(`/api/diagrams${path}`)).status, 403, path);
    t.is((await as().get(`/api/diagrams${path}`)).status, 401, path);
  }
  t.is((await citizen.put(`/api/diagrams/${id}/draft`, { xml: 'x'.repeat(20), revision: 0 })).status, 403);
  t.is((await citizen.post(`/api/diagrams/${id}/deployments`, { revision: 1 })).status, 403);
});

test('a diagram that nobody knows is not found', async (t) => {
  const { designer } = await studio(t);
  for (const path of ['', '/draft', '/versions', '/impact', '/heatmap'])
    t.is((await designer.get(`/api/diagrams/none${path}`)).status, 404, path);
});

const isError = ({ category }: { category: string }) => category === 'error';

async function studio(t: ExecutionContext, away: Partial<Engine> = {}, catalogue?: Hall['catalogue']) {
  const engine = stubEngine(away);
  const { hall } = await testHall(t, { engine, ...(catalogue ? { catalogue } : {}) });
  const calls: EngineCalls = engine.calls;
  await buildDiagramVersion(hall, { version: 1 });
  await buildDiagramVersion(hall, { version: 2 });
  await buildDiagramVersion(hall, { processId: 'pay' });
  const { as } = await serve(t, hall, diagramRoutes);
  const { account } = await buildAccount(hall, { roles: ['designer'], name: '设计员' });
  return { hall, as, calls, designer: as(account) };
}

function textOf(hall: Hall, processId: string): string {
  const { items, shared } = hall.catalogue();
  return (items.get(processId) ?? shared.get(processId))?.xml ?? '';
}
