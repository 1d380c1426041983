import test from 'ava';
import { engineClock } from '../../../server/engine/clock.ts';

const url = process.env['TEST_ZEEBE_MANAGEMENT_URL'];

// Other tests use the same engine at the same time: here it moves by a millisecond only.
(url ? test : test.skip)("the engine's clock can be asked and moved", async (t) => {
  const clock = engineClock(url ?? '');
  const before = await clock.now();
  const moved = await clock.add(1);
  t.true(moved.getTime() > before.getTime());
});

test('a clock that is not there is told', async (t) => {
  await t.throwsAsync(engineClock('http://127.0.0.1:9').now());
});
