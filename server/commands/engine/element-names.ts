import type { EntityManager } from '@mikro-orm/postgresql';
import { DiagramVersion } from '../../entities/engine/diagram.ts';

type Names = (processDefinitionKey: string, elementId: string) => string;

// A deployed version never changes, so what was read once holds.
const known = new Map<string, Record<string, { name: string; type: string }>>();

/** The Chinese names of elements in the versions that the keys speak of; an unknown element keeps its id. */
export async function elementNames(em: EntityManager, processDefinitionKeys: readonly string[]): Promise<Names> {
  const missing = [...new Set(processDefinitionKeys)].filter((key) => !known.has(key));
  if (missing.length > 0) {
    const versions = await em.find(
      DiagramVersion,
      { processDefinitionKey: { $in: missing } },
      { fields: ['processDefinitionKey', 'elements'] },
    );
    for (const version of versions) known.set(version.processDefinitionKey, version.elements);
  }
  return (key, elementId) => known.get(key)?.[elementId]?.name || elementId;
}
