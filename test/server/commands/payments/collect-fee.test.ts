import test, { type ExecutionContext } from 'ava';
import { pinnedItem } from '../../../../server/commands/cases/pinned-item.ts';
import { startCaseClock } from '../../../../server/commands/clocks/case-clocks.ts';
import type { Hall } from '../../../../server/commands/hall.ts';
import { collectFee } from '../../../../server/commands/payments/collect-fee.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { Payment } from '../../../../server/entities/case/payment.ts';
import { Notice } from '../../../../server/entities/case/timeline-entry.ts';
import { buildCase } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';

const fee = '社会保障卡工本费（示例）20.00元';
const clock = { clock: 'payment', label: '缴费期限', limit: '15 working-day' };

test('one notice says what is owed, until when, and that the case ends after it', async (t) => {
  const { hall, caseId, told } = await owing(t);
  await collectFee(hall, caseId, { feeCode: 'card', told: 'with-time-limit' });
  t.deepEqual(await told(), []);
  await startCaseClock(hall, { caseId, ...clock });
  await startCaseClock(hall, { caseId, ...clock });
  t.deepEqual(await told(), [`请在12月14日（周一）前缴纳${fee}，逾期终止办理`]);
});

test('a fee without a time of its own is told at once', async (t) => {
  const { hall, caseId, told } = await owing(t);
  await collectFee(hall, caseId, { feeCode: 'card', told: 'now' });
  await collectFee(hall, caseId, { feeCode: 'card', told: 'now' });
  t.deepEqual(await told(), [`请缴纳${fee}`]);
});

test('only what the guide of the application names is ever due, with its own sum and basis: no order invents a fee', async (t) => {
  const { hall, caseId } = await owing(t);
  t.deepEqual(await collectFee(hall, caseId, { feeCode: 'hearing', told: 'now' }), { feeDue: false, paymentId: null });
  const free = await buildCase(hall);
  t.deepEqual(await pinned(hall, free), [], 'the item takes no fee');
  for (const feeCode of ['', 'card'])
    t.false((await collectFee(hall, free.id, { feeCode, told: 'now' })).feeDue, `an order for “${feeCode}”`);
  await collectFee(hall, caseId, { feeCode: '', told: 'now' });
  const bills = await hall.orm.em.fork().find(Payment, {});
  const [rule] = await pinned(hall, await hall.orm.em.fork().findOneOrFail(Case, { id: caseId }));
  t.deepEqual(
    bills.map(({ caseId: of, amountFen, basis }) => ({ of, amountFen, basis })),
    [{ of: caseId, amountFen: 2000, basis: rule?.basis }],
  );
});

const pinned = async (hall: Hall, subject: Case) => (await pinnedItem(hall.orm.em.fork(), subject)).item.fees;

async function owing(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { id } = await buildCase(hall, {
    itemCode: 'social-security-card',
    department: '350102-human-resources',
    form: { repeated: true },
  });
  const told = async () => (await hall.orm.em.fork().find(Notice, {})).map(({ text }) => text);
  return { hall, caseId: id, told };
}
