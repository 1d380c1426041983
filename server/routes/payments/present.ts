import { formatInstant } from '../../domain/clock/zone.ts';
import { yuanOf } from '../../domain/money.ts';
import type { Payment } from '../../entities/case/payment.ts';

export const presentPayment = (payment: Payment) => ({
  id: payment.id,
  name: payment.name,
  basis: payment.basis,
  amount: yuanOf(payment.amountFen),
  state: payment.state,
  method: payment.method,
  paidAt: payment.paidAt && formatInstant(payment.paidAt),
  createdAt: formatInstant(payment.createdAt),
});
