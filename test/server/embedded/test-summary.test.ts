import test from 'ava';
import { testCounter } from '../../../server/embedded/test-summary.ts';

test('passed and failed tests are counted, however the output is cut into pieces', (t) => {
  const output =
    '  ✔ zone › one\n  ✘ [fail]: zone › two\n  \u001B[32m✔\u001B[39m three\n  ─\n\n  1 test failed\n  2 uncaught exceptions\n';
  for (const size of [1, 7, 1000]) {
    const counter = testCounter();
    for (let at = 0; at < output.length; at += size) counter.read(output.slice(at, at + size));
    t.deepEqual(counter.counts, { passed: 2, failed: 3 });
  }
});
