import test from 'ava';
import { inTransaction } from '../../../server/commands/hall.ts';
import { Case } from '../../../server/entities/case/case.ts';
import { buildCase } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';

test('two commands that wait for each other are both done, each once', async (t) => {
  const { hall } = await testHall(t);
  const [one, other] = [await buildCase(hall, { stage: '' }), await buildCase(hall, { stage: '' })];
  const meeting = meetingOf(2);
  let begun = 0;
  const touch = (first: Case, second: Case, mark: string) =>
    inTransaction(hall, async (em) => {
      begun += 1;
      await em.execute('update cases set stage = stage || ? where id = ?', [mark, first.id]);
      // Now each holds the row that the other wants next.
      await meeting();
      await em.execute('update cases set stage = stage || ? where id = ?', [mark, second.id]);
    });
  await Promise.all([touch(one, other, 'a'), touch(other, one, 'b')]);
  // Begun again, it may be quicker than the other awakes, and meet it once more.
  t.true(begun > 2, 'one of them was begun again');
  const stages = (await hall.orm.em.fork().find(Case, {})).map(({ stage }) => [...stage].toSorted().join(''));
  t.deepEqual(stages, ['ab', 'ab']);
});

/** Lets nobody go on before so many have come; who comes later need not wait. */
function meetingOf(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    come += 1;
    if (come === count) resolve();
    return promise;
  };
}
