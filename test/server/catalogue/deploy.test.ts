import test from 'ava';
import { type Deployed, deployCatalogue } from '../../../server/catalogue/deploy.ts';
import { readCatalogue } from '../../../server/catalogue/read.ts';
import { chain } from '../../support/diagram.ts';
import { testEngine } from '../../support/engine.ts';
import { withSuffix } from '../../support/with-suffix.ts';

test('the engine takes every diagram; what is known already is not deployed again', async (t) => {
  const { engine, suffix } = testEngine(t);
  const catalogue = await withSuffix((await readCatalogue(process.cwd())).catalogue, suffix);
  const store = new Map<string, Deployed>();
  const run = () =>
    deployCatalogue({
      catalogue,
      engine,
      known: async (_processId, hash) => store.get(hash) ?? null,
      remember: async (deployed) => void store.set(deployed.hash, deployed),
    });
  const first = await run();
  t.deepEqual(first.faults, []);
  t.is(first.deployed.length, catalogue.items.size + catalogue.shared.size);
  t.is(first.deployed[0]?.kind, 'shared');
  const second = await run();
  t.deepEqual(second.deployed, []);
  t.is(second.unchanged.length, first.deployed.length);
});

test('a diagram that the engine refuses is told, and the rest goes on', async (t) => {
  const { engine, suffix } = testEngine(t);
  const catalogue = await withSuffix((await readCatalogue(process.cwd())).catalogue, suffix);
  const food = catalogue.items.get('food-business-licence');
  if (!food) return t.fail();
  const broken = chain(food.processId, [{ id: 'a', user: 'dept:a' }]).replace(
    '<endEvent id="end">',
    '<endEvent id="end2">',
  );
  const items = new Map([['food-business-licence', { ...food, xml: broken }], ...[...catalogue.items].slice(0, 1)]);
  const { faults, deployed } = await deployCatalogue({
    catalogue: { ...catalogue, items, shared: new Map() },
    engine,
    known: async () => null,
    remember: async () => {},
  });
  t.is(faults.length, 1);
  t.like(faults[0], { file: 'items/food-business-licence/process.bpmn', rule: 'engine' });
  t.is(deployed.length, 1);
});

test('a suffix renames processes, calls, start messages and job types, and nothing else', async (t) => {
  const { catalogue } = await readCatalogue(process.cwd());
  const renamed = await withSuffix(catalogue, '-x');
  const food = renamed.items.get('food-business-licence');
  t.is(food?.processId, 'food-business-licence-x');
  t.true(food?.calls.includes('accept-x'));
  t.regex(food?.xml ?? '', /name="start-food-business-licence-x"/);
  t.regex(food?.xml ?? '', /name="case-withdrawn"/);
  t.is(food?.elements.get('close-withdrawn')?.worker, 'close-case-x');
  t.is(renamed.element('food-business-licence-x', 'visit')?.name, '现场核查');
  t.deepEqual(renamed.stages('food-business-licence'), catalogue.stages('food-business-licence'));
});
