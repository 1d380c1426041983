import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Case } from '../../entities/case/case.ts';
import { Extension } from '../../entities/case/extension.ts';
import type { Actor } from '../../policies/actor.ts';
import { lawfulExtension } from '../clocks/extension-offer.ts';
import type { Hall } from '../hall.ts';
import { Refusal } from '../refusal.ts';

/** The head's word on the request for more time. In time or not is judged now; the diagram moves the clocks by it. */
export async function decideExtension(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  { subject, approved }: { subject: Case; approved: boolean },
): Promise<void> {
  const asked = await em.findOne(
    Extension,
    { caseId: subject.id, state: 'asked' },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!asked) throw new Refusal('wrong-state', '没有待审批的延期请求');
  if (asked.askedBy === actor.account) throw new Refusal('forbidden', '请求延期的人不能自己审批');
  if (approved) {
    const lawful = await lawfulExtension(hall, em, subject);
    if (!lawful) throw new Refusal('wrong-state', '法定期限已经停止计算，不能再延长');
    if (lawful.overdue) throw new Refusal('wrong-state', '法定期限已经届满，不能再延长');
  }
  Object.assign(asked, {
    state: approved ? 'approved' : 'refused',
    decidedBy: actor.account,
    decidedAt: hall.now(),
  } satisfies Partial<Extension>);
}
