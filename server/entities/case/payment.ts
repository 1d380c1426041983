import { defineEntity, p } from '@mikro-orm/postgresql';

const PaymentSchema = defineEntity({
  name: 'Payment',
  tableName: 'payments',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    feeCode: p.string().length(60),
    name: p.text(),
    basis: p.text(),
    amountFen: p.integer(),
    state: p.string().length(12).$type<'due' | 'paying' | 'paid' | 'refunding' | 'refunded' | 'cancelled'>(),
    method: p.string().length(10).$type<'alipay' | 'unionpay'>().strictNullable(),
    paidAt: p.datetime().strictNullable(),
    createdAt: p.datetime(),
    revision: p.integer().version(),
  },
  // One fee of a case is collected once, whatever is repeated.
  uniques: [{ properties: ['caseId', 'feeCode'] }],
});
/** 缴费: one fee that a case owes. */
export class Payment extends PaymentSchema.class {}
PaymentSchema.setClass(Payment);

const PaymentOrderSchema = defineEntity({
  name: 'PaymentOrder',
  tableName: 'payment_orders',
  properties: {
    /** Our order number at the payment house, stored before the house is called. */
    id: p.string().length(32).primary(),
    paymentId: p.uuid().index(),
    method: p.string().length(10).$type<'alipay' | 'unionpay'>(),
    amountFen: p.integer(),
    /** `disputed`: its house tells another sum than was asked for. It is not believed and not asked any more. */
    state: p.string().length(12).$type<'open' | 'paid' | 'closed' | 'refunding' | 'refunded' | 'disputed'>(),
    payUrl: p.text().strictNullable(),
    gatewayTradeNo: p.text().strictNullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    askedAt: p.datetime().strictNullable(),
  },
  indexes: [
    {
      name: 'payment_orders_open',
      expression:
        "create index payment_orders_open on payment_orders (created_at) where state in ('open', 'refunding')",
    },
  ],
});
/** 支付订单: one try to pay at one payment house. */
export class PaymentOrder extends PaymentOrderSchema.class {}
PaymentOrderSchema.setClass(PaymentOrder);
