import test from 'ava';
import { readImports } from './imports.ts';

const root = new URL('..', import.meta.url).pathname;

test('imports point one way, in every module of the project', async (t) => {
  const { modules, violations } = await readImports(root);
  t.deepEqual(violations, []);
  // It must have seen the project, not passed by seeing nothing.
  t.true(modules > 350, `${modules} modules seen`);
});

test('an import against the arrow is told', async (t) => {
  const planted = [
    {
      name: 'planted',
      severity: 'error' as const,
      from: { path: '^server/commands/' },
      to: { path: '^server/domain/' },
    },
  ];
  const { violations } = await readImports(root, planted);
  t.true(violations.some((line) => line.startsWith('planted: server/commands/')));
});
