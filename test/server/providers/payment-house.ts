import type { ExecutionContext } from 'ava';
import { paymentOrderId } from '../../../server/providers/payment/order-id.ts';
import type { PaymentMethod, PaymentOrder } from '../../../server/providers/payment/provider.ts';
import { type Setup, startTwins } from './twins.ts';

/** One payment house, with an order that may be opened there. */
export async function startHouse(t: ExecutionContext, method: PaymentMethod, setup: Setup = {}) {
  const started = await startTwins(t, setup);
  const now = new Date();
  const order: PaymentOrder = {
    orderId: paymentOrderId(now),
    amountFen: 6050,
    subject: '食品经营许可证工本费 & 邮费',
    expiresAt: new Date(now.getTime() + 3_600_000),
    notifyUrl: `${started.hallUrl}/api/callbacks/${method}`,
    returnUrl: `${started.hallUrl}/hall/cases/1?paid=1&x=2`,
  };
  const pay = (orderId: string) => started.control('POST', `/payment/orders/${orderId}/pay`);
  return { ...started, provider: started.payment[method], order, pay };
}

export function refundOf(order: PaymentOrder, gatewayTradeNo: string) {
  const refundId = paymentOrderId(new Date());
  return {
    orderId: order.orderId,
    gatewayTradeNo,
    refundId,
    amountFen: 1000,
    reason: '多缴',
    notifyUrl: order.notifyUrl,
  };
}
