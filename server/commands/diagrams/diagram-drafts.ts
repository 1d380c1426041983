import { LockMode } from '@mikro-orm/postgresql';
import { DiagramDraft, DiagramVersion } from '../../entities/engine/diagram.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayDesign } from '../../policies/diagram.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { audit } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';

/** Saves a designer's draft. One that somebody else has saved since is not overwritten: 409 with who and when. */
export function saveDraft(
  hall: Hall,
  actor: Actor,
  processId: string,
  draft: { xml: string; revision: number },
): Promise<DiagramDraft> {
  mustDesign(actor);
  return inTransaction(hall, async (em) => {
    const latest = await em.findOne(
      DiagramVersion,
      { processId },
      { orderBy: { version: 'desc' }, fields: ['version'] },
    );
    if (!latest) throw notFound('这个流程图');
    const known = await em.findOne(DiagramDraft, { processId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if ((known?.revision ?? 0) !== draft.revision)
      throw new Refusal('changed-meanwhile', `${known?.savedBy ?? '同事'}在此期间保存过草稿`);
    const saved = { xml: draft.xml, revision: draft.revision + 1, savedAt: hall.now(), savedBy: actor.name };
    return known ? em.assign(known, saved) : em.create(DiagramDraft, { processId, basedOn: latest.version, ...saved });
  });
}

export function discardDraft(hall: Hall, actor: Actor, processId: string): Promise<void> {
  mustDesign(actor);
  return inTransaction(hall, async (em) => {
    await em.nativeDelete(DiagramDraft, { processId });
    audit(hall, em, actor, { act: 'discard-draft', subject: processId });
  });
}

export function mustDesign(actor: Actor): void {
  if (!mayDesign(actor)) throw new Refusal('forbidden', '只有流程设计人员可以使用流程工作室');
}
