import test, { type ExecutionContext } from 'ava';
import { type Hall, inTransaction, send } from '../../../server/commands/hall.ts';
import { openOutlet, relayOutbox } from '../../../server/commands/outbox/relay-outbox.ts';
import { EngineUnavailable } from '../../../server/engine/errors.ts';
import { eventually } from '../../support/engine.ts';
import { testHall } from '../../support/hall.ts';
import { stubEngine } from '../../support/stub-engine.ts';

test('what a commit leaves is sent at once and forgotten once it is sent', async (t) => {
  const { hall, engine } = await sending(t);
  await leave(hall, '1', '2');
  await eventually('both to be sent', () => engine.calls.completed.length === 2);
  await eventually('both to be forgotten', async () => (await waiting(hall)).length === 0);
  t.is(await relayOutbox(hall), 0);
});

test('a transaction that fails sends nothing', async (t) => {
  const { hall, engine } = await sending(t);
  const failing = inTransaction(hall, async (em) => {
    send(hall, em, { kind: 'complete-job', jobKey: '1', variables: {} });
    throw new Error('broken off');
  });
  await t.throwsAsync(failing, { message: 'broken off' });
  t.deepEqual([engine.calls.completed, await waiting(hall)], [[], []]);
});

test('what a killed process has left is sent by the relay when its lease has run out, and not before', async (t) => {
  const { hall, moveTo } = await testHall(t);
  await leave(hall, '1');
  t.is(await relayOutbox(hall), 0);
  moveTo('2026-11-23T12:00:16+08:00');
  t.is(await relayOutbox(hall), 1);
  t.deepEqual(await waiting(hall), []);
});

test('what could not be sent stays, says why, and is sent when the other side is back', async (t) => {
  const state = { down: true };
  const engine = stubEngine();
  const { hall, moveTo } = await sending(t, {
    ...engine,
    completeJob: (key, variables) => {
      if (state.down) throw new EngineUnavailable('away');
      return engine.completeJob(key, variables);
    },
  });
  await leave(hall, '1');
  await eventually('the failure to be noted', async () => (await waiting(hall))[0]?.last_error === 'away');
  state.down = false;
  moveTo('2026-11-23T12:00:05+08:00');
  t.is(await relayOutbox(hall), 1);
  t.deepEqual(
    engine.calls.completed.map(({ key }) => key),
    ['1'],
  );
});

test('a message for later goes out at its time and not with the commit', async (t) => {
  const { hall, moveTo, engine } = await sending(t);
  const later = new Date('2026-11-23T13:00:00+08:00');
  await inTransaction(hall, async (em) => send(hall, em, { kind: 'complete-job', jobKey: '1', variables: {} }, later));
  t.is(await relayOutbox(hall), 0);
  moveTo('2026-11-23T13:00:01+08:00');
  t.is(await relayOutbox(hall), 1);
  t.is(engine.calls.completed.length, 1);
});

/** A hall that sends what it commits, as a started one does. */
async function sending(t: ExecutionContext, engine = stubEngine()) {
  const outlet = openOutlet();
  const made: Awaited<ReturnType<typeof testHall>> = await testHall(t, {
    engine,
    sendOut: (messages) => outlet.send(made.hall, messages),
  });
  return { ...made, engine };
}

const leave = (hall: Hall, ...keys: string[]) =>
  inTransaction(hall, async (em) => {
    for (const jobKey of keys) send(hall, em, { kind: 'complete-job', jobKey, variables: {} });
  });

const waiting = (hall: Hall) =>
  hall.orm.em.fork().execute<{ last_error: string | null }[]>('select last_error from outbox');
