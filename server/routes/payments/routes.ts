import { repeatable } from '../../commands/answering.ts';
import { openCheckout, outerFault } from '../../commands/payments/open-checkout.ts';
import { askOrder } from '../../commands/payments/settle-payment.ts';
import { notFound } from '../../commands/refusal.ts';
import { Case } from '../../entities/case/case.ts';
import { Payment, PaymentOrder } from '../../entities/case/payment.ts';
import { ownsCase } from '../../policies/case.ts';
import { getReadableCase } from '../cases/readable-case.ts';
import { handle, handleOnce, type Route } from '../handler.ts';
import { presentPayment } from './present.ts';
import { checkout, confirmPayment, listPayments } from './schema.ts';

export const paymentRoutes: Route[] = [
  handle(listPayments, async ({ hall, actor, params }) => {
    const em = hall.orm.em.fork();
    const { subject } = await getReadableCase(em, actor, params.number);
    const payments = await em.find(Payment, { caseId: subject.id }, { orderBy: { createdAt: 'asc' } });
    return { items: payments.map(presentPayment) };
  }),
  handleOnce(checkout, {
    // An order is stored before its house is called: what has come of it is found again, and no second one opened.
    act: ({ hall, actor, params, body }) => repeatable(() => openCheckout(hall, actor, params.id, body.method)),
    present: async (_, __, order) => order,
  }),
  handle(confirmPayment, async ({ hall, actor, params }) => {
    const em = hall.orm.em.fork();
    const payment = await em.findOne(Payment, { id: params.id });
    const subject = payment && (await em.findOne(Case, { id: payment.caseId }));
    if (!payment || !subject || !ownsCase(actor, subject)) throw notFound('这笔缴费');
    const open = await em.findOne(PaymentOrder, { paymentId: payment.id, state: 'open' });
    if (open) await askOrder(hall, open.id).catch(outerFault);
    return presentPayment(await hall.orm.em.fork().findOneOrFail(Payment, { id: params.id }));
  }),
];
