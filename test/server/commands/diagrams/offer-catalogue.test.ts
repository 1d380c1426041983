import test, { type ExecutionContext } from 'ava';
import { readCatalogue } from '../../../../server/catalogue/read.ts';
import { offerCatalogue } from '../../../../server/commands/diagrams/offer-catalogue.ts';
import { EngineRefused } from '../../../../server/engine/errors.ts';
import { caseRoutes } from '../../../../server/routes/cases/routes.ts';
import { itemRoutes } from '../../../../server/routes/items/routes.ts';
import { buildCase } from '../../../support/build.ts';
import { testEngine } from '../../../support/engine.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';
import { stubEngine } from '../../../support/stub-engine.ts';

const code = 'food-business-licence';

test('an item whose diagram the engine refuses is not offered, and its running cases stay readable', async (t) => {
  const { offered, as, subject } = await refusing(t, [code]);
  t.false(offered.catalogue.items.has(code));
  t.true(offered.catalogue.items.has('taiwan-travel-permit'));
  t.true(offered.faults.some(({ file, rule }) => file === `items/${code}/process.bpmn` && rule === 'engine'));
  t.is((await as().get(`/api/items/${code}`)).status, 404);
  const { status, body } = await as(subject.applicantAccount).get(`/api/cases/${subject.number}`);
  t.is(status, 200, JSON.stringify(body));
  t.like(body, { number: subject.number, itemCode: code });
  t.true(offered.catalogue.stages(code).includes('审核'));
});

test('what calls a diagram that the engine refuses is left out with it, and told', async (t) => {
  const { offered } = await refusing(t, ['pay']);
  t.false(offered.catalogue.items.has('taiwan-travel-permit'));
  t.true(offered.catalogue.items.has(code));
  t.like(
    offered.faults.find(({ file }) => file === 'items/taiwan-travel-permit/process.bpmn'),
    { rule: 'called-process-faulty', message: '调用的流程“pay”有误，本事项暂不受理申请' },
  );
});

test('the engine itself refuses an expression that cannot be read', async (t) => {
  const { engine, suffix } = testEngine(t);
  const { catalogue } = await readCatalogue(process.cwd());
  const { xml = '' } = catalogue.items.get(code) ?? {};
  const broken = xml
    .replaceAll(code, `${code}${suffix}`)
    .replace('candidateGroups="=[&#34;dept:&#34; + departments.lead]"', 'candidateGroups="=[&#34;dept:&#34; + "');
  t.not(broken, xml);
  await t.throwsAsync(engine.deploy([{ name: 'broken.bpmn', xml: broken }]), { instanceOf: EngineRefused });
});

async function refusing(t: ExecutionContext, refused: string[]) {
  const engine = stubEngine();
  const { deploy } = engine;
  engine.deploy = async (resources) => {
    if (resources.some(({ name }) => refused.includes(name.replace(/\.bpmn$/, '')))) throw new EngineRefused('no');
    return await deploy(resources);
  };
  const { hall } = await testHall(t, { engine });
  const subject = await buildCase(hall);
  const offered = await offerCatalogue(hall);
  const open = { ...hall, catalogue: () => offered.catalogue, faults: () => offered.faults };
  const { as } = await serve(t, open, [...caseRoutes, ...itemRoutes]);
  return { offered, as, subject };
}
