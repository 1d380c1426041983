import test, { type ExecutionContext } from 'ava';
import { Redis } from 'ioredis';
import type { LiveEvent } from '../../server/commands/hall.ts';
import { liveEvents } from '../../server/live-events.ts';
import { eventually, quiet, redisUrl } from '../support/engine.ts';

test.serial(
  'what one process tells is heard there at once and in the others soon, a burst of the same thing once',
  async (t) => {
    const here = process(t);
    const there = process(t);
    await hearing(here, there);
    for (let times = 0; times < 50; times += 1) here.live.tell({ kind: 'card', department: 'a' });
    t.is(here.heard.filter(({ kind }) => kind === 'card').length, 50);
    await eventually('the other to hear', () => there.heard.some(({ kind }) => kind === 'card'));
    t.deepEqual(
      there.heard.filter(({ kind }) => kind === 'card'),
      [{ kind: 'card', department: 'a' }],
    );
  },
);

test.serial('a process hears the others again after its connection was cut', async (t) => {
  const here = process(t);
  const there = process(t);
  await hearing(here, there);
  await here.redis.client('KILL', 'TYPE', 'pubsub');
  const count = (kind: LiveEvent['kind']) => there.heard.filter((event) => event.kind === kind).length;
  const [incidents, calendars] = [count('incident'), count('calendar')];
  await eventually('the other to hear', () => {
    here.live.tell({ kind: 'incident' });
    return count('incident') > incidents;
  });
  t.true(count('calendar') > calendars, 'it looks again for what it could not hear');
});

function process(t: ExecutionContext) {
  const redis = new Redis(redisUrl);
  const live = liveEvents(redis, quiet);
  const heard: LiveEvent[] = [];
  live.subscribe((event) => heard.push(event));
  t.teardown(() => {
    live.close();
    redis.disconnect();
  });
  return { redis, live, heard };
}

/** The second listens as soon as it hears anything of the first. */
async function hearing(here: ReturnType<typeof process>, there: ReturnType<typeof process>): Promise<void> {
  await eventually('the line to be open', () => {
    here.live.tell({ kind: 'board' });
    return there.heard.length > 0;
  });
}
