import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { openStore, type Store } from '../../simulated/store.ts';
import type { TwinContext } from '../../simulated/system.ts';
import { compactTime } from '../../wire-time.ts';

const Refund = z.object({ refundId: z.string(), amountFen: z.int(), at: z.string() });

export const GatewayOrder = z.object({
  orderId: z.string(),
  tradeNo: z.string(),
  amountFen: z.int(),
  subject: z.string(),
  openedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  notifyUrl: z.string(),
  returnUrl: z.string(),
  state: z.enum(['pending', 'paid', 'closed']),
  paidAt: z.iso.datetime().optional(),
  refunds: z.array(Refund),
});
export type GatewayOrder = z.infer<typeof GatewayOrder>;
export type NewOrder = Pick<
  GatewayOrder,
  'orderId' | 'amountFen' | 'subject' | 'expiresAt' | 'notifyUrl' | 'returnUrl'
>;

export interface Ledger {
  find(orderId: string): GatewayOrder | undefined;
  findByTradeNo(tradeNo: string): GatewayOrder | undefined;
  findByRefund(refundId: string): GatewayOrder | undefined;
  /** Opens the order, or finds it opened; undefined when the number is taken by an order that differs. */
  open(order: NewOrder): GatewayOrder | undefined;
  /** Pays once: `first` tells whether it was this call. Undefined when it is closed or expired. */
  pay(orderId: string): { order: GatewayOrder; first: boolean } | undefined;
  close(orderId: string): GatewayOrder | undefined;
  /** Gives back once per refund number; undefined when more would go back than came in. */
  refund(orderId: string, refundId: string, amountFen: number): { order: GatewayOrder; first: boolean } | undefined;
  orders(): GatewayOrder[];
}

/** A simulated payment house's books. */
export function openLedger(name: string, context: TwinContext): Ledger {
  const file = context.directory === undefined ? undefined : join(context.directory, `${name}-orders.jsonl`);
  const book = openBook(openStore(GatewayOrder, file), () => context.now().toISOString());
  const { find, save, at } = book;
  return {
    find,
    findByTradeNo: book.findByTradeNo,
    findByRefund: book.findByRefund,
    open(order) {
      const known = find(order.orderId);
      if (known) return known.amountFen === order.amountFen ? known : undefined;
      const tradeNo = tradeNumber(order.orderId, context.now());
      return save({ ...order, tradeNo, openedAt: at(), state: 'pending', refunds: [] });
    },
    pay(orderId) {
      const order = find(orderId);
      if (!order || order.state === 'closed') return undefined;
      if (order.state === 'paid') return { order, first: false };
      return { order: save({ ...order, state: 'paid', paidAt: at() }), first: true };
    },
    close(orderId) {
      const order = find(orderId);
      return order?.state === 'pending' ? save({ ...order, state: 'closed' }) : order;
    },
    refund(orderId, refundId, amountFen) {
      const order = find(orderId);
      if (order?.state !== 'paid') return undefined;
      if (order.refunds.some((refund) => refund.refundId === refundId)) return { order, first: false };
      if (refundedFen(order) + amountFen > order.amountFen) return undefined;
      const refunds = [...order.refunds, { refundId, amountFen, at: at() }];
      return { order: save({ ...order, refunds }), first: true };
    },
    orders: book.orders,
  };
}

/** The orders with their indexes; an order past its time is closed when it is next looked at. */
function openBook(store: Store<GatewayOrder>, at: () => string) {
  const byTradeNo = new Map<string, string>();
  const byRefund = new Map<string, string>();
  const index = (order: GatewayOrder) => {
    byTradeNo.set(order.tradeNo, order.orderId);
    for (const refund of order.refunds) byRefund.set(refund.refundId, order.orderId);
  };
  const save = (order: GatewayOrder) => {
    store.put(order.orderId, order);
    index(order);
    return order;
  };
  const find = (orderId: string) => {
    const order = store.get(orderId);
    return order?.state === 'pending' && order.expiresAt <= at() ? save({ ...order, state: 'closed' }) : order;
  };
  for (const order of store.values()) index(order);
  return {
    at,
    find,
    save,
    findByTradeNo: (tradeNo: string) => find(byTradeNo.get(tradeNo) ?? ''),
    findByRefund: (refundId: string) => find(byRefund.get(refundId) ?? ''),
    orders: () => store.values(),
  };
}

/** What has been given back of an order so far, in fen. */
export function refundedFen(order: GatewayOrder): number {
  return order.refunds.reduce((sum, refund) => sum + refund.amountFen, 0);
}

function tradeNumber(orderId: string, now: Date): string {
  const tail = createHash('sha256').update(orderId).digest().readUInt32BE(0).toString().padStart(10, '0');
  return `${compactTime(now)}22${tail}`.slice(0, 28);
}
