import type { EntityManager } from '@mikro-orm/postgresql';
import { maskIdentityNumber } from '../../domain/identity-number.ts';
import { Account } from '../../entities/account.ts';
import type { Actor } from '../../policies/actor.ts';
import { Refusal } from '../refusal.ts';
import type { Application } from './submit-application.ts';

/**
 * One applies for oneself or one's own enterprise: otherwise anybody's papers could be drawn from the registries by
 * applying in his name. The page knows the number only masked, so the masked one stands for the account's own.
 */
export async function ownApplicant(
  em: EntityManager,
  actor: Actor,
  applicant: Application['applicant'],
): Promise<Application['applicant']> {
  const account = await em.findOneOrFail(Account, { account: actor.account });
  const { certificateNumber: own, certificateType, kind, name } = account;
  if (own === null) throw new Refusal('forbidden', '请先完成实名认证再申请');
  const given = applicant.certificateNumber.toUpperCase();
  const faults = [
    ...(given === own || given === maskIdentityNumber(own)
      ? []
      : [{ pointer: '/applicant/certificateNumber', message: '只能以本人或本单位的名义申请' }]),
    ...(applicant.name === name ? [] : [{ pointer: '/applicant/name', message: '与实名认证的姓名或名称不一致' }]),
    ...(applicant.kind === kind && applicant.certificateType === certificateType
      ? []
      : [{ pointer: '/applicant/kind', message: '与实名认证的类型不一致' }]),
  ];
  if (faults.length > 0) throw new Refusal('invalid', '申请人信息有误', faults);
  return { ...applicant, certificateNumber: own };
}
