import * as z from 'zod';
import { yuanOf } from '../../../domain/money.ts';
import { dashedTime } from '../../wire-time.ts';
import { yuanToFen } from '../fen.ts';
import { type GatewayOrder, type Ledger, refundedFen } from './ledger.ts';

const Content = z.object({
  out_trade_no: z.string().min(1),
  out_request_no: z.string().optional(),
  refund_amount: z.string().optional(),
});
type Content = z.infer<typeof Content>;
type Answer = Record<string, string>;

const done = { code: '10000', msg: 'Success' };
const failed = (sub_code: string, sub_msg: string): Answer => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code,
  sub_msg,
});
const invalid = (sub_code: string, sub_msg: string): Answer => ({
  code: '40002',
  msg: 'Invalid Arguments',
  sub_code,
  sub_msg,
});
const noTrade = failed('ACQ.TRADE_NOT_EXIST', '交易不存在');

/** The server-to-server methods, each answered as Alipay's manual says. */
export function businessAnswer(
  ledger: Ledger,
  request: { method: string; content: string; genuine: boolean; refuse: boolean },
): Answer {
  if (!request.genuine) return invalid('isv.invalid-signature', '验签出错');
  if (request.refuse) return failed('ACQ.SYSTEM_ERROR', '系统拒绝受理（模拟故障）');
  const content = Content.safeParse(parse(request.content));
  if (!content.success) return invalid('ACQ.INVALID_PARAMETER', '参数无效');
  const order = ledger.find(content.data.out_trade_no);
  if (!order) return noTrade;
  switch (request.method) {
    case 'alipay.trade.query':
      return query(order);
    case 'alipay.trade.close':
      return close(ledger, order);
    case 'alipay.trade.refund':
      return refund(ledger, order, content.data);
    case 'alipay.trade.fastpay.refund.query':
      return queryRefund(order, content.data);
    default:
      return invalid('isv.invalid-method', '不存在的方法名');
  }
}

function query(order: GatewayOrder): Answer {
  const whole = order.state === 'paid' && refundedFen(order) === order.amountFen;
  const status = { pending: 'WAIT_BUYER_PAY', closed: 'TRADE_CLOSED', paid: whole ? 'TRADE_CLOSED' : 'TRADE_SUCCESS' };
  return {
    ...done,
    out_trade_no: order.orderId,
    trade_no: order.tradeNo,
    trade_status: status[order.state],
    total_amount: yuanOf(order.amountFen),
    ...(order.paidAt ? { send_pay_date: dashedTime(new Date(order.paidAt)) } : {}),
  };
}

function close(ledger: Ledger, order: GatewayOrder): Answer {
  if (order.state === 'paid') return failed('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
  ledger.close(order.orderId);
  return { ...done, out_trade_no: order.orderId, trade_no: order.tradeNo };
}

function refund(ledger: Ledger, order: GatewayOrder, content: Content): Answer {
  const amountFen = yuanToFen(content.refund_amount ?? '');
  if (!amountFen || !content.out_request_no) return invalid('ACQ.INVALID_PARAMETER', '参数无效');
  if (order.state !== 'paid') return failed('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
  const refunded = ledger.refund(order.orderId, content.out_request_no, amountFen);
  if (!refunded) return failed('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL', '退款金额超限');
  return {
    ...done,
    out_trade_no: order.orderId,
    trade_no: order.tradeNo,
    fund_change: refunded.first ? 'Y' : 'N',
    refund_fee: yuanOf(refundedFen(refunded.order)),
  };
}

function queryRefund(order: GatewayOrder, content: Content): Answer {
  const found = order.refunds.find((refund) => refund.refundId === content.out_request_no);
  // Alipay answers success without a status when it knows the trade but not the refund.
  if (!found) return { ...done };
  return {
    ...done,
    out_trade_no: order.orderId,
    out_request_no: found.refundId,
    refund_amount: yuanOf(found.amountFen),
    refund_status: 'REFUND_SUCCESS',
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
