import test from 'ava';
import { hallOfFile } from '../support/running-hall.ts';
import { walkerOf } from '../support/walk.ts';

const hall = hallOfFile(test);

test('what follows the licence neither holds it up nor takes it back: it is issued and delivered while all others still work', async (t) => {
  t.timeout(300_000);
  const walker = walkerOf(hall());
  const walked = await walker.submit('enterprise-opening');
  const licensed = await walker.walk(walked, {
    decide: ({ kind }) => (kind === 'opinion' ? 'leave' : undefined),
    to: ({ parcels, branches }) => parcels.some(({ state }) => state === 'signed') && branches.length === 5,
  });
  t.regex(licensed.result?.number ?? '', /^91350102MA/);
  t.true(licensed.documents.some(({ kind, title }) => kind === 'licence' && title === '营业执照'));
  t.is(licensed.endedAt, null);
  t.true(licensed.branches.every(({ state }) => state === 'open'));
  const steps = licensed.clocks.filter(({ kind, endedAt }) => kind === 'step' && endedAt === null);
  t.deepEqual(
    steps.map(({ amount }) => amount).toSorted((a, b) => a - b),
    [1, 1, 1, 1, 2],
    'each has its own limit',
  );
  const done = await walker.walk(walked, {
    decide: ({ department }) => (department.endsWith('-housing-fund') ? 'refuse' : undefined),
  });
  t.is(done.state, 'delivered');
  t.deepEqual(done.result, licensed.result);
  t.is(done.branches.filter(({ decision }) => decision === 'refuse').length, 1);
});

test('no bank is asked where no appointment is wanted', async (t) => {
  t.timeout(300_000);
  const walker = walkerOf(hall());
  const walked = await walker.submit('enterprise-opening', ({ form, ...sample }) => ({
    ...sample,
    form: { ...form, bank: 'none' },
  }));
  const done = await walker.walk(walked);
  t.is(done.state, 'delivered');
  t.deepEqual(done.branches.map(({ role }) => role).toSorted(), ['fund', 'seal', 'social', 'tax']);
});
