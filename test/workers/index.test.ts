import { createRequire } from 'node:module';
import test from 'ava';
import { z } from 'zod';
import { workers } from '../../workers/index.ts';

const require = createRequire(import.meta.url);
const { declaredErrors } = z
  .object({ declaredErrors: z.record(z.string(), z.object({ code: z.string() })) })
  .parse(require('../../processes/rules/reading/declared-errors.js'));

test('each error that a worker may end in is one that the check asks diagrams to catch', (t) => {
  const declared = workers.filter(({ errors }) => errors.length > 0).map(({ type, errors }) => [type, errors]);
  t.deepEqual(
    Object.entries(declaredErrors).map(([type, { code }]) => [type, [code]]),
    declared,
  );
});
