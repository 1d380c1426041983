import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { dateOf } from '../../domain/clock/zone.ts';
import type { Case } from '../../entities/case/case.ts';
import { Quota, QuotaDraw } from '../../entities/case/quota.ts';
import { theHall } from '../../policies/actor.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { record } from '../journal.ts';
import { pinnedItem } from './pinned-item.ts';
import { getWorkableCase } from './workable-case.ts';

export type Drawing = {
  caseId: string;
  /** Its name, as the county's table has it. */
  quota: string;
  /** Where the application says how much, e.g. `form.volume`. */
  amount: string;
};

/**
 * Draws what a case needs from the county's quota of the year, once per case and never past the total (森林法 §54, §59).
 * Two cases at once wait for each other.
 */
export function drawQuota(
  hall: Hall,
  { caseId, quota: name, amount: path }: Drawing,
): Promise<{ quotaDrawn: boolean }> {
  return inTransaction(hall, async (em) => {
    if (await em.findOne(QuotaDraw, { caseId, name })) return { quotaDrawn: true };
    const subject = await getWorkableCase(em, caseId);
    const year = Number(dateOf(hall.now()).slice(0, 4));
    const area = subject.area.slice(0, 6);
    const amount = Math.round(amountAt(subject, path) * 100);
    const quota = await em.findOne(Quota, { name, area, year }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const drawn = quota !== null && quota.drawn + amount <= quota.total;
    if (drawn) {
      quota.drawn += amount;
      em.create(QuotaDraw, { caseId, name, area, year, amount, at: hall.now() });
    }
    const unit = await unitOf(em, subject);
    const text = drawn ? `扣减${amount / 100}${unit}，余${(quota.total - quota.drawn) / 100}${unit}` : '限额不足';
    record(hall, em, theHall, subject, {
      kind: 'quota',
      title: drawn ? '已扣减限额' : '限额不足',
      text,
      internal: true,
    });
    return { quotaDrawn: drawn };
  });
}

/** What a case that ends without being granted has drawn is there for others again. */
export async function giveQuotaBack(hall: Hall, em: EntityManager, subject: Case): Promise<void> {
  for (const draw of await em.find(QuotaDraw, { caseId: subject.id }, { orderBy: { name: 'asc' } })) {
    const { name, area, year, amount } = draw;
    const quota = await em.findOneOrFail(Quota, { name, area, year }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    quota.drawn -= amount;
    em.remove(draw);
    const unit = await unitOf(em, subject);
    const text = `退回${amount / 100}${unit}，余${(quota.total - quota.drawn) / 100}${unit}`;
    record(hall, em, theHall, subject, { kind: 'quota', title: '已退回限额', text, internal: true });
  }
}

const unitOf = async (em: EntityManager, subject: Case): Promise<string> =>
  (await pinnedItem(em, subject)).item.quota?.unit ?? '';

function amountAt(subject: Case, path: string): number {
  const value = subject.form[path.replace(/^form\./, '')];
  const amount = typeof value === 'string' ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0)
    throw new Error(`申请表的“${path}”不是数量`);
  return amount;
}
