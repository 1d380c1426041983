import test from 'ava';
import { Branch } from '../../server/entities/case/branch.ts';
import { openBranches } from '../../workers/open-branches.ts';
import { buildCase } from '../support/build.ts';
import { benchOf, completed } from '../support/worker.ts';

const bench = benchOf(test, openBranches);
const departments = { lead: '350121-planning', housing: '350121-housing', greening: '350121-greening' };
const housing = { role: 'housing', dept: departments.housing, name: '消防设计（消防车道、防火间距）', days: 5 };
const greening = { role: 'greening', dept: departments.greening, name: '附属绿化', days: 3 };
const permit = (branches: (typeof housing)[] = []) =>
  buildCase(bench.hall(), {
    itemCode: 'construction-planning-permit',
    area: '350121',
    department: departments.lead,
    departments,
    branches,
  });
const rolesOf = async (caseId: string) =>
  (await bench.hall().orm.em.fork().find(Branch, { caseId })).map(({ role }) => role).toSorted();

test.serial('parts that could not be opened are opened at the next try', async (t) => {
  const { id: caseId } = await permit();
  const job = { variables: { caseId }, headers: { departments: 'housing,greening' } };
  const answer = await bench.failOnce(t, job, 'branches', async () => undefined);
  t.deepEqual(answer, { branches: [housing, greening] });
  t.deepEqual(await rolesOf(caseId), ['greening', 'housing']);
});

test("each department's part is opened once, however often the job is handed out", async (t) => {
  const { id: caseId } = await permit();
  await bench.handTwice(t, { variables: { caseId }, headers: { departments: ' housing , greening,' } });
  t.deepEqual(await rolesOf(caseId), ['greening', 'housing']);
});

test('where the step names nobody, those are asked whom the application needs', async (t) => {
  const { id: caseId } = await permit([greening]);
  t.deepEqual(await bench.handTwice(t, { variables: { caseId } }), { branches: [greening] });
  t.deepEqual(await rolesOf(caseId), ['greening']);
});

test('a department that the item does not know is named, and nobody is asked', async (t) => {
  const { id: caseId } = await permit();
  const answer = await bench.hand({ variables: { caseId }, headers: { departments: 'housing,circus' } });
  t.like(answer, { kind: 'failed', retries: 4 });
  t.regex(answer.kind === 'failed' ? answer.message : '', /没有联办角色“circus”/);
  t.deepEqual(await rolesOf(caseId), []);
});

test('a case without parts goes on without any', async (t) => {
  const { id: caseId } = await permit();
  t.deepEqual(completed(await bench.hand({ variables: { caseId } })), { branches: [] });
});
