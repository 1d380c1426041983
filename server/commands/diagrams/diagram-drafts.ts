import { LockMode } from '@mikro-orm/postgresql';
import { isDrawn, readDiagram } from '../../catalogue/diagram.ts';
import { DiagramTooLarge } from '../../catalogue/diagram-size.ts';
import { DiagramDraft, DiagramVersion } from '../../entities/engine/diagram.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayDesign } from '../../policies/diagram.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { audit } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';

/**
 * Saves a designer's draft. One that somebody else has saved since is not overwritten: 409 with who and when. A text
 * that nobody could open again is no draft: 422.
 */
export async function saveDraft(
  hall: Hall,
  actor: Actor,
  processId: string,
  draft: { xml: string; revision: number },
): Promise<DiagramDraft> {
  mustDesign(actor);
  await mustOpen(draft.xml);
  return await inTransaction(hall, async (em) => {
    const latest = await em.findOne(
      DiagramVersion,
      { processId },
      // Held, so that of two who save the first draft at once the second finds the first one's.
      { orderBy: { version: 'desc' }, fields: ['version'], lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!latest) throw notFound('这个流程图');
    const known = await em.findOne(DiagramDraft, { processId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if ((known?.revision ?? 0) !== draft.revision) throw savedMeanwhile(known);
    const saved = { xml: draft.xml, revision: draft.revision + 1, savedAt: hall.now(), savedBy: actor.name };
    return known ? em.assign(known, saved) : em.create(DiagramDraft, { processId, basedOn: latest.version, ...saved });
  });
}

/**
 * Throws the draft away; the deployed version stays. Nothing happens where there is none. One that somebody else has saved since
 * `revision` stays: 409 with who.
 */
export function discardDraft(hall: Hall, actor: Actor, processId: string, revision: number): Promise<void> {
  mustDesign(actor);
  return inTransaction(hall, async (em) => {
    const known = await em.findOne(DiagramDraft, { processId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!known) return;
    if (known.revision !== revision) throw savedMeanwhile(known);
    em.remove(known);
    audit(hall, em, actor, { act: 'discard-draft', subject: processId });
  });
}

const savedMeanwhile = (known: DiagramDraft | null): Refusal =>
  new Refusal('changed-meanwhile', `${known?.savedBy ?? '同事'}在此期间保存过草稿`);

async function mustOpen(xml: string): Promise<void> {
  const diagram = await readDiagram(xml).catch((error: unknown) => {
    if (error instanceof DiagramTooLarge) throw unreadable(error.message);
    throw unreadable('草稿不是有效的BPMN，打不开，没有保存');
  });
  if (!isDrawn(diagram)) throw unreadable('草稿里没有图形（BPMNDiagram），打不开，没有保存');
}

const unreadable = (message: string): Refusal => new Refusal('invalid', message, [{ pointer: '/xml', message }]);

/** @throws Refusal to whoever is no designer. */
export function mustDesign(actor: Actor): void {
  if (!mayDesign(actor)) throw new Refusal('forbidden', '只有流程设计人员可以使用流程工作室');
}
