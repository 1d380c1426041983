import test, { type ExecutionContext } from 'ava';
import { type Hall, inTransaction, send } from '../../../server/commands/hall.ts';
import { tellApplicant } from '../../../server/commands/journal.ts';
import { relayOutbox } from '../../../server/commands/outbox/relay-outbox.ts';
import { EngineRefused, EngineUnavailable } from '../../../server/engine/errors.ts';
import { PaymentOrder } from '../../../server/entities/case/payment.ts';
import { Incident } from '../../../server/entities/engine/engine-record.ts';
import type { OutboxMessage } from '../../../server/entities/engine/outbox.ts';
import { incidentRoutes } from '../../../server/routes/incidents/routes.ts';
import { buildAccount, buildCase, store } from '../../support/build.ts';
import { buildIncident, buildPayment } from '../../support/build-parts.ts';
import { type HallOptions, noProviders, testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';
import { stubEngine } from '../../support/stub-engine.ts';

test('a refused text message is among the incidents with its reason, and is sent when a supervisor retries', async (t) => {
  const answers = [refused, refused, { kind: 'sent', receipt: 'r1' } as const];
  const send = async () => answers.shift() ?? refused;
  const { hall, turn, supervisor, outbox } = await relaying(t, { providers: { ...noProviders, notice: { send } } });
  const subject = await buildCase(hall);
  await inTransaction(hall, async (em) => tellApplicant(hall, em, subject, '已受理'));
  await turn();
  t.deepEqual(await outbox(), [{ kind: 'send-notice', state: 'failed' }]);
  const { body } = await supervisor.get('/api/incidents?state=open');
  t.is(body.total, 1);
  t.like(body.items[0], { caseNumber: subject.number, elementName: '短信通知', state: 'open' });
  t.is(body.items[0].cause, '“短信通知”没有成功：短信平台不受理：号码已停机。请排除原因后重试。');
  await turn();
  t.is(answers.length, 2, 'nothing is sent in between');
  const retry = () => supervisor.post(`/api/incidents/${body.items[0].key}/retry`);
  t.like(await retry(), { status: 202, body: { state: 'retrying' } });
  await turn();
  t.is((await supervisor.get('/api/incidents?state=open')).body.items[0].state, 'open', 'refused once more');
  t.is((await retry()).status, 202);
  await turn();
  t.deepEqual(await outbox(), []);
  const after = (await supervisor.get('/api/incidents')).body.items;
  t.deepEqual(
    after.map(({ state }: { state: string }) => state),
    ['resolved'],
  );
  t.is((await retry()).status, 409);
});

test('a refused refund is told to a supervisor; one that is under way is asked for until it is done', async (t) => {
  const answers = [{ kind: 'refused', code: '1', reason: '余额不足' } as const];
  const alipay = {
    ...noProviders.payment.alipay,
    queryRefund: async () => ({ kind: 'unknown' as const }),
    refund: async () => answers.shift() ?? ({ kind: 'pending' } as const),
  };
  const providers = { ...noProviders, payment: { ...noProviders.payment, alipay } };
  const { hall, turn, supervisor, outbox, leave } = await relaying(t, { providers });
  const orderId = await refundingOrder(hall);
  await leave({ kind: 'refund', orderId });
  await turn();
  const [incident] = (await supervisor.get('/api/incidents?state=open')).body.items;
  t.is(incident.cause, '“退款”没有成功：支付机构不受理退款：余额不足。请排除原因后重试。');
  await supervisor.post(`/api/incidents/${incident.key}/retry`);
  for (let count = 0; count < 15; count += 1) await turn();
  t.deepEqual(await outbox(), [{ kind: 'refund', state: 'waiting' }]);
});

test('what the engine refuses is told at once, what it does not answer is repeated as long as it takes', async (t) => {
  const state: { error: Error } = { error: new EngineUnavailable('away') };
  const engine = stubEngine({ publish: () => Promise.reject(state.error) });
  const { hall, turn, leave, outbox } = await relaying(t, { engine });
  const subject = await buildCase(hall);
  await leave(messageTo(subject.id));
  for (let count = 0; count < 15; count += 1) await turn();
  t.deepEqual(await outbox(), [{ kind: 'publish-message', state: 'waiting' }]);
  state.error = new EngineRefused('variables too large');
  await turn();
  t.deepEqual(await outbox(), [{ kind: 'publish-message', state: 'failed' }]);
  t.like(await hall.orm.em.fork().findOneOrFail(Incident, { caseId: subject.id }), { message: 'variables too large' });
});

test('what fails for no known reason is told after ten attempts', async (t) => {
  const engine = stubEngine({ publish: () => Promise.reject(new Error('a mistake of ours')) });
  const { hall, turn, leave, outbox } = await relaying(t, { engine });
  await leave(messageTo((await buildCase(hall)).id));
  for (let count = 0; count < 9; count += 1) await turn();
  t.deepEqual(await outbox(), [{ kind: 'publish-message', state: 'waiting' }]);
  await turn();
  t.deepEqual(await outbox(), [{ kind: 'publish-message', state: 'failed' }]);
});

test('why a message failed is told without what people had written', async (t) => {
  const row =
    'null value in column "a" violates not-null constraint\n - detail: Failing row contains (陈志强, 350121198503081011).';
  const engine = stubEngine({ publish: () => Promise.reject(new EngineRefused(row)) });
  const { hall, turn, leave } = await relaying(t, { engine });
  const subject = await buildCase(hall);
  await leave(messageTo(subject.id));
  await turn();
  const { message } = await hall.orm.em.fork().findOneOrFail(Incident, { caseId: subject.id });
  const [kept] = await hall.orm.em.fork().execute<{ why: string }[]>('select last_error as why from outbox');
  for (const text of [message, kept?.why ?? '']) {
    t.regex(text, /null value/);
    t.notRegex(text, /陈志强|350121198503081011/);
  }
});

test('a message that belongs to no case is repeated: nobody would see that it has failed', async (t) => {
  const engine = stubEngine({ publish: () => Promise.reject(new EngineRefused('no')) });
  const { turn, leave, outbox } = await relaying(t, { engine });
  await leave(messageTo('of no case'));
  await turn();
  t.deepEqual(await outbox(), [{ kind: 'publish-message', state: 'waiting' }]);
});

test('a retry that the engine refuses leaves the incident open for another', async (t) => {
  const engine = stubEngine({ resolveIncident: () => Promise.reject(new EngineRefused('no')) });
  const { hall, turn, supervisor, outbox } = await relaying(t, { engine });
  const { key } = await buildIncident(hall);
  await supervisor.post(`/api/incidents/${key}/retry`);
  await turn();
  t.deepEqual(await outbox(), []);
  t.is((await supervisor.get('/api/incidents?state=open')).body.items[0].state, 'open');
});

const refused = { kind: 'refused', code: '12', reason: '号码已停机' } as const;

const messageTo = (correlationKey: string): OutboxMessage => ({
  kind: 'publish-message',
  name: 'fee-paid',
  correlationKey,
  messageId: `m-${correlationKey}`,
  variables: {},
});

async function relaying(t: ExecutionContext, options: HallOptions) {
  const { hall, moveTo } = await testHall(t, options);
  const { as } = await serve(t, hall, incidentRoutes);
  const { account } = await buildAccount(hall, { roles: ['supervisor'], areas: ['350102'] });
  return {
    hall,
    supervisor: as(account),
    leave: (message: OutboxMessage) => inTransaction(hall, async (em) => send(hall, em, message)),
    /** One turn of the relay, after whatever waits is due. */
    turn: async () => {
      moveTo(new Date(hall.now().getTime() + 120_000).toISOString());
      await relayOutbox(hall);
    },
    outbox: () => hall.orm.em.fork().execute("select message ->> 'kind' as kind, state from outbox"),
  };
}

async function refundingOrder(hall: Hall): Promise<string> {
  const { id: paymentId } = await buildPayment(hall);
  const row = {
    id: '20261123120000AAAA01',
    paymentId,
    method: 'alipay',
    amountFen: 6000,
    state: 'refunding',
    payUrl: null,
    gatewayTradeNo: 't1',
    createdAt: hall.now(),
    expiresAt: hall.now(),
    askedAt: null,
  } satisfies Partial<PaymentOrder>;
  await store(hall, Object.assign(new PaymentOrder(), row));
  return row.id;
}
