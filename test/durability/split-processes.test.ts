import test from 'ava';
import { streamSupervision } from '../../server/routes/supervision/schema.ts';
import { startBeside } from '../support/beside.ts';
import { type Person, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { walkerOf } from '../support/walk.ts';
import { assertWhole, count, submitMany, walkMany } from './mass.ts';

const hall = hallOfFile(test, { services: 'web' });

/** Hears the board's stream; tells the names of the events that have come. */
async function eventsFor(supervisor: Person): Promise<() => string[]> {
  const { body } = await supervisor.request('GET', streamSupervision.path, undefined, { accept: 'text/event-stream' });
  const heard: string[] = [];
  const hear = async () => {
    for await (const chunk of body ?? [])
      for (const [, name = ''] of Buffer.from(chunk)
        .toString()
        .matchAll(/^event: ?(\w+)$/gm))
        heard.push(name);
  };
  // The stream ends with its time, or with the hall.
  hear().catch(() => undefined);
  return () => heard;
}

test.serial(
  'with pages, workers and the reader of records in processes of their own, one killed is followed by the one that stands by',
  async (t) => {
    t.timeout(600_000);
    const first = await startBeside(t, hall(), 'workers,queues,projector');
    await startBeside(t, hall(), 'workers,queues,projector');
    const walker = walkerOf(hall());
    const supervisor = await walker.person('supervisor-fujian');
    const heard = await eventsFor(supervisor);
    const cases = await submitMany(walker, 4);
    const walking = walkMany(walker, cases);
    await until('the first desks to be done', async () => (await count(hall(), `tasks where state = 'done'`)) >= 2);
    await until('the board to be told of what another process did', async () => heard().includes('board'));
    await first.kill();
    await walking;
    await assertWhole(t, hall(), cases);
    t.true(hall().output().includes('another process reads the record stream'));
  },
);
