import type { EntityManager } from '@mikro-orm/postgresql';
import { yuanOf } from '../../domain/money.ts';
import { Account } from '../../entities/account.ts';
import { theHall } from '../../policies/actor.ts';
import { supervises } from '../../policies/case.ts';
import type { Hall } from '../hall.ts';
import { audit, record, tellAccount } from '../journal.ts';
import type { LockedOrder } from './refund-order.ts';

/** A house tells another sum than the order's: nobody believes it, and those who watch the area are told, once. */
export async function disputeOrder(
  hall: Hall,
  em: EntityManager,
  { order, subject }: LockedOrder,
  amountFen: number,
): Promise<void> {
  hall.log.warn({ order: order.id, amountFen, why: 'wrong-amount' }, 'payment notice changed nothing');
  // What is settled stays so; a house that repeats itself is not told of again.
  if (order.state !== 'open' && order.state !== 'closed') return;
  order.state = 'disputed';
  const facts = { why: 'wrong-amount', amountFen };
  audit(hall, em, theHall, { act: 'payment-notice-refused', subject: order.id, facts });
  const sums = `应为${yuanOf(order.amountFen)}元，支付机构报来${yuanOf(amountFen)}元`;
  const title = '付款金额不符，待核查';
  record(hall, em, theHall, subject, {
    kind: 'payment-disputed',
    title,
    text: `订单${order.id}${sums}`,
    internal: true,
  });
  const supervisors = await em.find(Account, { roles: { $contains: ['supervisor'] } });
  for (const supervisor of supervisors) {
    if (!supervises(supervisor, subject)) continue;
    tellAccount(hall, em, supervisor.account, `付款金额不符，请核查：订单${order.id}${sums}`, subject.number);
  }
}
