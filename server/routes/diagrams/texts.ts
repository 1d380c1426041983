import type { EntityManager } from '@mikro-orm/postgresql';
import { readDiagram } from '../../catalogue/diagram.ts';
import { type DiagramDiff, diffDiagrams } from '../../catalogue/differ.ts';
import type { Hall } from '../../commands/hall.ts';
import { notFound, Refusal } from '../../commands/refusal.ts';
import { countAtElements, countRunning } from '../../entities/engine/diagram.repository.ts';
import { DiagramDraft, DiagramVersion } from '../../entities/engine/diagram.ts';

/** The text of a version; 0 means the draft. */
export async function textOf(em: EntityManager, processId: string, version: number): Promise<string> {
  const row =
    version === 0
      ? await em.findOne(DiagramDraft, { processId })
      : await em.findOne(DiagramVersion, { processId, version });
  if (!row) throw notFound(version === 0 ? '草稿' : '这个版本');
  return row.xml;
}

/** What became of one version in the other. A draft may be no readable diagram yet. */
export async function compare(em: EntityManager, processId: string, from: number, to: number): Promise<DiagramDiff> {
  const before = await textOf(em, processId, from);
  const after = await textOf(em, processId, to);
  try {
    return await diffDiagrams(before, after);
  } catch {
    throw new Refusal('invalid', '草稿不是有效的BPMN，无法比较');
  }
}

/** Where running instances stand, and which of them at elements that the draft (or else the latest version) no longer has. */
export async function impactOf(hall: Hall, processId: string, latest: { xml: string }) {
  const em = hall.orm.em.fork();
  const byVersion = await countRunning(em, processId);
  const counts = await countAtElements(em, processId);
  const next = (await em.findOne(DiagramDraft, { processId })) ?? latest;
  const kept = await elementIds(next.xml);
  const names = await namesOf(hall, em, processId);
  const byElement = counts.map(({ elementId, running }) => ({ elementId, name: names(elementId), running }));
  return {
    running: byVersion.reduce((sum, { running }) => sum + running, 0),
    byVersion: byVersion.map(({ version, running }) => ({ version, running })),
    byElement,
    removed: kept ? byElement.filter(({ elementId }) => !kept.has(elementId)) : [],
  };
}

async function elementIds(xml: string): Promise<ReadonlySet<string> | undefined> {
  try {
    return new Set((await readDiagram(xml)).elements.keys());
  } catch {
    return undefined;
  }
}

/** Names of elements over all versions, the latest first: somebody may still stand at one that was removed long ago. */
async function namesOf(hall: Hall, em: EntityManager, processId: string): Promise<(elementId: string) => string> {
  const versions = await em.find(
    DiagramVersion,
    { processId },
    { fields: ['elements'], orderBy: { version: 'desc' }, limit: 20 },
  );
  const all = versions.map(({ elements }): DiagramVersion['elements'] => elements);
  return (elementId) =>
    (all.find((elements) => elements[elementId]?.name)?.[elementId]?.name ||
      hall.catalogue().element(processId, elementId)?.name) ??
    elementId;
}
