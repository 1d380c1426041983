import test from 'ava';
import { until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { walkerOf } from '../support/walk.ts';
import { assertWhole, count, submitMany, walkMany } from './mass.ts';

const hall = hallOfFile(test);

/** Half of the cases have left their first desk. */
const inTheMiddle = (cases: number) =>
  until('the cases to be under way', async () => (await count(hall(), `tasks where state = 'done'`)) >= cases, 400_000);

test.serial(
  'a broker killed in the middle of 50 cases and started again loses nothing and does nothing twice',
  async (t) => {
    t.timeout(600_000);
    const walker = walkerOf(hall());
    const cases = await submitMany(walker, 40);
    const walking = walkMany(walker, cases);
    await inTheMiddle(30);
    await hall().kill('zeebe');
    const late = await submitMany(walker, 10);
    await walking;
    await walkMany(walker, late);
    await assertWhole(t, hall(), [...cases, ...late]);
  },
);
