import { formatInstant } from '../../domain/clock/zone.ts';
import { yuanOf } from '../../domain/money.ts';
import type { Payment } from '../../entities/case/payment.ts';

/** A fee with its sum in yuan, as text with two decimals. Its orders with the payment houses are not told. */
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
