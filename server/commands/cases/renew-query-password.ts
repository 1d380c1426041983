import { LockMode } from '@mikro-orm/postgresql';
import { Case } from '../../entities/case/case.ts';
import type { Actor } from '../../policies/actor.ts';
import { ownsCase } from '../../policies/case.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { audit } from '../journal.ts';
import { notFound } from '../refusal.ts';
import { hashQueryPassword, newQueryPassword } from './query-password.ts';

/** A new password for the public query; the old one, lost or known to others, opens nothing from then on. Told only here. */
export function renewQueryPassword(hall: Hall, actor: Actor, number: string): Promise<string> {
  return inTransaction(hall, async (em) => {
    const subject = await em.findOne(Case, { number }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!subject || !ownsCase(actor, subject)) throw notFound('这个办件');
    const password = newQueryPassword();
    subject.queryPasswordHash = hashQueryPassword(hall.settings.secret, number, password);
    audit(hall, em, actor, { act: 'query-password-renewed', subject: number });
    return password;
  });
}
