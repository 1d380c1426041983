import { z } from 'zod';
import { CaseNumber, type EndpointContract, Instant, Money, Uuid } from '../endpoint.ts';

export const Payment = z
  .object({
    id: Uuid,
    name: z.string(),
    basis: z.string(),
    amount: Money,
    state: z.enum(['due', 'paying', 'paid', 'refunding', 'refunded', 'cancelled']),
    method: z.enum(['alipay', 'unionpay']).nullable(),
    paidAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'Payment' });
export type Payment = z.infer<typeof Payment>;

export const listPayments = {
  method: 'get',
  path: '/api/cases/{number}/payments',
  tag: 'payments',
  access: 'session',
  summary: 'Fees of a case',
  params: z.object({ number: CaseNumber }),
  status: 200,
  response: z.object({ items: z.array(Payment) }),
} as const satisfies EndpointContract;

export const checkout = {
  method: 'post',
  path: '/api/payments/{id}/checkout',
  tag: 'payments',
  access: 'session',
  creates: true,
  summary: 'Open an order at the payment house; asked again, gives the order that is still open',
  params: z.object({ id: Uuid }),
  body: z.object({ method: z.enum(['alipay', 'unionpay']) }),
  status: 200,
  response: z.object({ orderId: z.string(), payUrl: z.string() }),
  refusals: [409, 422, 502],
} as const satisfies EndpointContract;

export const confirmPayment = {
  method: 'post',
  path: '/api/payments/{id}/confirmation',
  tag: 'payments',
  access: 'session',
  summary: 'The payer is back: ask the payment house now instead of waiting for its notice',
  params: z.object({ id: Uuid }),
  status: 200,
  response: Payment,
  refusals: [502],
} as const satisfies EndpointContract;
