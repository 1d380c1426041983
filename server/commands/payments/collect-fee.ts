import { feesDue } from '../../catalogue/item/needs.ts';
import { fenOf, yuanOf } from '../../domain/money.ts';
import { Payment } from '../../entities/case/payment.ts';
import { theHall } from '../../policies/actor.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import { getWorkableCase } from '../cases/workable-case.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { newId } from '../id.ts';
import { record, tellApplicant } from '../journal.ts';
import { applicantOf } from '../materials/take-materials.ts';

/**
 * Makes a fee of the guide due. One fee of a case exists once, so a repeated job finds the first.
 * An item without that fee, or one that its condition frees, owes nothing (行政许可法 §58).
 */
export function collectFee(
  hall: Hall,
  caseId: string,
  feeCode: string,
): Promise<{ feeDue: boolean; paymentId: string | null }> {
  return inTransaction(hall, async (em) => {
    const subject = await getWorkableCase(em, caseId);
    const { item } = await pinnedItem(em, subject);
    const due = feesDue(item, { form: subject.form, applicant: applicantOf(subject) });
    const fee = feeCode === '' ? due.at(0) : due.find(({ code }) => code === feeCode);
    if (!fee || fenOf(fee.amount) === 0) return { feeDue: false, paymentId: null };
    const known = await em.findOne(Payment, { caseId, feeCode: fee.code });
    if (known) return { feeDue: known.state !== 'paid', paymentId: known.id };
    const payment = em.create(Payment, {
      id: newId(),
      caseId,
      feeCode: fee.code,
      name: fee.name,
      basis: fee.basis,
      amountFen: fenOf(fee.amount),
      state: 'due',
      method: null,
      paidAt: null,
      createdAt: hall.now(),
    });
    subject.stage = '缴费';
    const text = `请缴纳${fee.name}${yuanOf(payment.amountFen)}元`;
    record(hall, em, theHall, subject, { kind: 'fee-due', title: '待缴费', text });
    tellApplicant(hall, em, subject, text);
    return { feeDue: true, paymentId: payment.id };
  });
}
