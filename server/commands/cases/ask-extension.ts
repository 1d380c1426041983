import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Account } from '../../entities/account.ts';
import { Case } from '../../entities/case/case.ts';
import { Extension } from '../../entities/case/extension.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayAskExtension } from '../../policies/case.ts';
import { extensionMessage, extensionOffer } from '../clocks/extension-offer.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { newId } from '../id.ts';
import { record } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';

/** Somebody who works on the case asks the head for more time (行政许可法 §42). The diagram puts it before the head. */
export function askExtension(hall: Hall, actor: Actor, number: string, reason: string): Promise<Case> {
  return inTransaction(hall, async (em) => {
    const subject = await em.findOne(Case, { number }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!subject || !mayAskExtension(actor, subject)) throw notFound('这个办件');
    const offered = await extensionOffer(hall, em, subject);
    if ('refused' in offered) throw new Refusal('wrong-state', offered.refused);
    if (!(await hasOtherHead(em, subject, actor)))
      throw new Refusal('wrong-state', '本部门没有别的负责人可以审批，请求延期的人不能自己批准');
    const { words, basis } = offered.offer;
    const id = newId();
    em.create(Extension, {
      id,
      caseId: subject.id,
      reason,
      askedBy: actor.account,
      askedByName: actor.name,
      askedAt: hall.now(),
      state: 'asked',
      decidedBy: null,
      decidedAt: null,
      movedFrom: null,
      movedTo: null,
    });
    send(hall, em, {
      kind: 'publish-message',
      name: extensionMessage,
      correlationKey: subject.id,
      messageId: `extension-${id}`,
      variables: {},
    });
    const title = `请求延长办理期限${words}（${basis}）`;
    record(hall, em, actor, subject, { kind: extensionMessage, title, text: reason, internal: true });
    return subject;
  });
}

/** Who asks may not approve, so somebody else must be there who can. */
async function hasOtherHead(em: EntityManager, subject: Case, actor: Actor): Promise<boolean> {
  const heads = await em.count(Account, {
    account: { $ne: actor.account },
    roles: { $contains: ['lead'] },
    departments: { $contains: [subject.department] },
  });
  return heads > 0;
}
