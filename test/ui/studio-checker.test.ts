import { setTimeout as wait } from 'node:timers/promises';
import test from 'ava';
import { Checker } from '../../ui/pages/studio/editor/checker.ts';

function build(waits = { change: 5, retry: 5, longest: 10 }) {
  const world = { away: true, asked: 0, told: [] as string[] };
  const checker = new Checker<string>({
    check: async () => {
      world.asked += 1;
      if (world.away) throw new Error('no connection');
      return ['fault'];
    },
    tell: (state, problems) => world.told.push(problems ? `${state} ${problems}` : state),
    waits,
  });
  return { world, checker };
}

test('a check that failed is tried again until it succeeds, and no more after that', async (t) => {
  const { world, checker } = build();
  await checker.check();
  t.deepEqual(world.told, ['checking', 'failed']);
  world.away = false;
  await wait(100);
  t.is(world.told.at(-1), 'checked fault');
  t.is(world.asked, 2);
});

test('once connected again it checks at once', async (t) => {
  const { world, checker } = build({ change: 5, retry: 60_000, longest: 60_000 });
  await checker.check();
  world.away = false;
  checker.retry();
  await wait(20);
  t.is(world.told.at(-1), 'checked fault');
  checker.retry();
  t.is(world.asked, 2, 'nothing to try again');
});

test('a page that is left checks no more', async (t) => {
  const { world, checker } = build();
  await checker.check();
  checker.stop();
  await wait(50);
  t.is(world.asked, 1);
});
