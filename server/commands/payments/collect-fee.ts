import type { FeeRule } from '../../catalogue/item/item-schema.ts';
import { feesDue } from '../../catalogue/item/needs.ts';
import { fenOf } from '../../domain/money.ts';
import { Payment } from '../../entities/case/payment.ts';
import { theHall } from '../../policies/actor.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import { getWorkableCase } from '../cases/workable-case.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { newId } from '../id.ts';
import { record } from '../journal.ts';
import { applicantOf } from '../materials/take-materials.ts';
import { feeInWords, tellOfFee } from './tell-of-fee.ts';

/**
 * Makes a fee of the guide due, or all that this application owes, on one bill. A bill of a case exists once, so a
 * repeated job finds the first.
 * An item without that fee, or one that its condition frees, owes nothing (行政许可法 §58).
 * A diagram that sets a time for it next leaves the telling to that clock, so that one notice says both.
 */
export function collectFee(
  hall: Hall,
  caseId: string,
  { feeCode, told }: { feeCode: string; told: 'now' | 'with-time-limit' },
): Promise<{ feeDue: boolean; paymentId: string | null }> {
  return inTransaction(hall, async (em) => {
    const subject = await getWorkableCase(em, caseId);
    const { item } = await pinnedItem(em, subject);
    const due = feesDue(item, { form: subject.form, applicant: applicantOf(subject) });
    const bill = billOf(feeCode === '' ? due : due.filter(({ code }) => code === feeCode));
    if (bill.amountFen === 0) return { feeDue: false, paymentId: null };
    const known = await em.findOne(Payment, { caseId, feeCode: bill.feeCode });
    if (known) return { feeDue: known.state !== 'paid', paymentId: known.id };
    const payment = em.create(Payment, {
      id: newId(),
      caseId,
      ...bill,
      state: 'due',
      method: null,
      paidAt: null,
      createdAt: hall.now(),
    });
    subject.stage = '缴费';
    record(hall, em, theHall, subject, { kind: 'fee-due', title: '待缴费', text: `请缴纳${feeInWords(payment)}` });
    if (told === 'now') tellOfFee(hall, em, subject, { payment, by: null });
    return { feeDue: true, paymentId: payment.id };
  });
}

const billOf = (fees: readonly FeeRule[]) => ({
  feeCode: fees.length === 1 ? (fees[0]?.code ?? '') : 'all',
  name: fees.map(({ name }) => name).join('、'),
  basis: [...new Set(fees.map(({ basis }) => basis))].join('；'),
  amountFen: fees.reduce((sum, { amount }) => sum + fenOf(amount), 0),
});
