import test, { type ExecutionContext } from 'ava';
import { type Hall, inTransaction, send } from '../../../../server/commands/hall.ts';
import { relayOutbox } from '../../../../server/commands/outbox/relay-outbox.ts';
import { repeatFacts } from '../../../../server/commands/outbox/repeat-facts.ts';
import { Outbox } from '../../../../server/entities/engine/outbox.ts';
import { buildCase, buildClock, buildTask } from '../../../support/build.ts';
import { buildInstance, buildPayment } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';
import { stubEngine } from '../../../support/stub-engine.ts';

const day = 86_400_000;

test('a start message that is older than the engine remembers starts no second instance, a case without one is still started', async (t) => {
  const { hall, engine, later } = await relaying(t);
  const notBegun = { state: 'submitted', processInstanceKey: null } as const;
  const [started, waiting, worked] = [
    await buildCase(hall, notBegun),
    await buildCase(hall, notBegun),
    await buildCase(hall, notBegun),
  ];
  const decided = await buildCase(hall, { ...notBegun, state: 'decided' });
  await buildInstance(hall, { case: started, state: 'completed', endedAt: hall.now() });
  await buildTask(hall, { case: worked });
  for (const { id } of [started, waiting, worked, decided]) await leave(hall, 'start-food-business-licence', id);
  later(2);
  await relayOutbox(hall);
  t.deepEqual(
    engine.calls.published.map(({ correlationKey, timeToLiveMs }) => [correlationKey, timeToLiveMs]),
    [[waiting.id, 0]],
    'not kept: it must not begin when an instance ends that nobody has heard of',
  );
  t.is(await hall.orm.em.fork().count(Outbox), 0);
});

test('a start message within the time that the engine remembers is left to the engine to refuse', async (t) => {
  const { hall, engine, moveTo } = await relaying(t);
  const { id } = await buildCase(hall);
  await buildInstance(hall, { caseId: id });
  await leave(hall, 'start-food-business-licence', id);
  moveTo('2026-11-23T12:30:00+08:00');
  await relayOutbox(hall);
  t.is(engine.calls.published.length, 1);
});

test('what has happened is kept for a diagram that can hear it only after a long holiday', async (t) => {
  const { hall, engine, later } = await relaying(t);
  await leave(hall, 'fee-paid', (await buildCase(hall)).id);
  later(1);
  await relayOutbox(hall);
  t.true((engine.calls.published[0]?.timeToLiveMs ?? 0) >= 14 * day);
});

test('a fee that is paid while its clock runs on is told again, with the same key', async (t) => {
  const { hall } = await relaying(t);
  const subject = await buildCase(hall);
  const payment = await buildPayment(hall, { case: subject, state: 'paid', paidAt: hall.now() });
  const clock = await buildClock(hall, { case: subject, kind: 'payment' });
  t.is(await repeatFacts(hall), 1);
  t.like((await messages(hall))[0], { name: 'fee-paid', messageId: `fee-paid-${payment.id}` });
  await hall.orm.em.fork().execute('update clocks set ended_at = now() where id = ?', [clock.id]);
  t.is(await repeatFacts(hall), 0);
});

test('while another fee of the case is waited for, the first one is not told again: it would be taken for the other', async (t) => {
  const { hall } = await relaying(t);
  const subject = await buildCase(hall);
  await buildPayment(hall, { case: subject, state: 'paid', paidAt: hall.now() });
  await buildPayment(hall, { case: subject, feeCode: 'urgent' });
  await buildClock(hall, { case: subject, kind: 'payment' });
  t.is(await repeatFacts(hall), 0);
});

test('a correction that was handed in while its clock runs on is told again; one that is waited for is not', async (t) => {
  const { hall } = await relaying(t);
  const given = await buildCase(hall, {
    state: 'submitted',
    correctionNotices: [['layout-plan']],
    flags: { big: true },
  });
  const correction = { asks: [], text: '', until: null, noticedAt: hall.now().toISOString() };
  const waiting = await buildCase(hall, { state: 'correcting', correctionNotices: [['layout-plan']], correction });
  for (const subject of [given, waiting]) await buildClock(hall, { case: subject, kind: 'correction' });
  t.is(await repeatFacts(hall), 1);
  t.like((await messages(hall))[0], { messageId: `corrected-${given.id}-1`, variables: { big: true } });
});

async function relaying(t: ExecutionContext) {
  const engine = stubEngine();
  const made = await testHall(t, { engine });
  const later = (days: number) => made.moveTo(new Date(made.hall.now().getTime() + days * day).toISOString());
  return { ...made, engine, later };
}

const leave = (hall: Hall, name: string, id: string) =>
  inTransaction(hall, async (em) =>
    send(hall, em, { kind: 'publish-message', name, correlationKey: id, messageId: id, variables: {} }),
  );

const messages = async (hall: Hall) => (await hall.orm.em.fork().find(Outbox, {})).map(({ message }) => message);
