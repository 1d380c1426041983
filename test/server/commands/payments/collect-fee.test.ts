import test, { type ExecutionContext } from 'ava';
import { startCaseClock } from '../../../../server/commands/clocks/case-clocks.ts';
import { collectFee } from '../../../../server/commands/payments/collect-fee.ts';
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
