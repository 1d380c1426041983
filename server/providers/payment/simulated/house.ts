import { yuanOf } from '../../../domain/money.ts';
import type { Message } from '../../simulated/notifier.ts';
import type { TwinSystem } from '../../simulated/system.ts';
import type { GatewayOrder, Ledger } from './ledger.ts';

export type PayOutcome =
  | { kind: 'paid'; order: GatewayOrder; notice: Message | undefined }
  | { kind: 'not-payable' }
  | { kind: 'unknown' };

/** A payment house's twin: a system that a payer's tap can be played on. */
export interface SimulatedHouse extends TwinSystem {
  /** What the payer's tap does: the money counts as paid, and the signed notice goes out. A second tap changes nothing. */
  pay(orderId: string): Promise<PayOutcome>;
}

/** `SimulatedHouse.pay` for a house with this ledger; `notify` sends the signed notice of the first tap. */
export function tapToPay(
  ledger: Ledger,
  notify: (order: GatewayOrder) => Promise<Message>,
): (orderId: string) => Promise<PayOutcome> {
  return async (orderId) => {
    if (!ledger.find(orderId)) return { kind: 'unknown' };
    const paid = ledger.pay(orderId);
    if (!paid) return { kind: 'not-payable' };
    return { kind: 'paid', order: paid.order, notice: paid.first ? await notify(paid.order) : undefined };
  };
}

/** What a house's page shows: orders and unsent notices in numbers, the latest 20 orders with sums in yuan. */
export function houseState(ledger: Ledger, messages: Message[]): Record<string, unknown> {
  const orders = ledger.orders();
  const count = (state: GatewayOrder['state']) => orders.filter((order) => order.state === state).length;
  return {
    orders: { pending: count('pending'), paid: count('paid'), closed: count('closed') },
    noticesWaiting: messages.filter((message) => message.state === 'waiting').length,
    latest: orders.slice(-20).map(({ orderId, tradeNo, amountFen, state, refunds }) => ({
      orderId,
      gatewayTradeNo: tradeNo,
      amount: yuanOf(amountFen),
      state,
      refunds: refunds.length,
      notices: messages.find((message) => message.id === orderId)?.attempts ?? 0,
    })),
  };
}
