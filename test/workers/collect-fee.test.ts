import test from 'ava';
import { Payment } from '../../server/entities/case/payment.ts';
import { Notice } from '../../server/entities/case/timeline-entry.ts';
import { collectFee } from '../../workers/collect-fee.ts';
import { buildCase } from '../support/build.ts';
import { buildPayment } from '../support/build-parts.ts';
import { benchOf, completed } from '../support/worker.ts';

const bench = benchOf(test, collectFee);
const cardOf = (repeated: boolean) =>
  buildCase(bench.hall(), {
    itemCode: 'social-security-card',
    department: '350102-human-resources',
    form: { repeated },
  });
const billsOf = (caseId: string) => bench.hall().orm.em.fork().find(Payment, { caseId });
const told = ({ number }: { number: string }) => bench.hall().orm.em.fork().count(Notice, { caseNumber: number });

test.serial('a fee that could not be made due owes nothing yet, and is told at the next try', async (t) => {
  const subject = await cardOf(true);
  const job = { variables: { caseId: subject.id }, headers: { fee: 'card' } };
  const answer = await bench.failOnce(t, job, 'notices', async () => t.deepEqual(await billsOf(subject.id), []));
  const [bill] = await billsOf(subject.id);
  t.deepEqual(answer, { feeDue: true, paymentId: bill?.id });
  t.is(await told(subject), 1);
});

test('a fee is asked for once, however often its job is handed out', async (t) => {
  const subject = await cardOf(true);
  const { paymentId } = await bench.handTwice(t, { variables: { caseId: subject.id, fee: 'card' } });
  t.like(await billsOf(subject.id), [{ id: paymentId, amountFen: 2000, state: 'due' }]);
  t.is((await billsOf(subject.id)).length, 1);
  t.is(await told(subject), 1);
});

test('a fee that was paid meanwhile is not due again', async (t) => {
  const subject = await cardOf(true);
  const { id } = await buildPayment(bench.hall(), { case: subject, feeCode: 'card', state: 'paid' });
  const answer = await bench.hand({ variables: { caseId: subject.id }, headers: { fee: 'card' } });
  t.deepEqual(completed(answer), { feeDue: false, paymentId: id });
});

test('whom the guide frees of the fee owes nothing, by whichever name it is asked for', async (t) => {
  const { id: caseId } = await cardOf(false);
  for (const headers of [{ fee: 'card' }, { fee: 'another' }, {}])
    t.deepEqual(completed(await bench.hand({ variables: { caseId }, headers })), { feeDue: false, paymentId: null });
  t.deepEqual(await billsOf(caseId), []);
});

test('a case that is over owes nothing more', async (t) => {
  const subject = await cardOf(true);
  await bench.hall().orm.em.fork().execute('update cases set withdrawn_at = now() where id = ?', [subject.id]);
  t.like(await bench.hand({ variables: { caseId: subject.id } }), { kind: 'failed', retries: 5, backoffMs: 300_000 });
  t.deepEqual(await billsOf(subject.id), []);
});
