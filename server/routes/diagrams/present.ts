import type { z } from 'zod';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { RunningCount, VersionFacts } from '../../entities/engine/diagram.repository.ts';
import type { DiagramDraft } from '../../entities/engine/diagram.ts';
import type { DiagramSummary } from './diagram.schema.ts';
import type { deployDiagram, getDiagram, getDiagramDraft } from './schema.ts';

type Known = {
  latest: VersionFacts | undefined;
  draft: Pick<DiagramDraft, 'savedBy' | 'savedAt'> | undefined;
  running: readonly RunningCount[];
};

/** A diagram in the list: of an item, or one that items call. One that is only on the engine keeps its place. */
export function presentDiagram(catalogue: Catalogue, id: string, known: Known): z.input<typeof DiagramSummary> {
  const { latest, draft, running } = known;
  const item = catalogue.items.get(id);
  const shared = catalogue.shared.get(id);
  return {
    id,
    name: (item?.name || item?.item.name.zh) ?? shared?.name ?? id,
    kind: shared ? 'shared' : 'item',
    itemCode: item?.item.code ?? null,
    version: latest?.version ?? 0,
    deployedAt: latest ? formatInstant(latest.deployedAt) : null,
    hasDraft: draft !== undefined,
    draftBy: draft?.savedBy ?? null,
    draftAt: draft ? formatInstant(draft.savedAt) : null,
    running: sumOf(running.filter(({ processId }) => processId === id)),
  };
}

/** A deployed version, with how many cases still run on it. */
export const presentVersion = (
  version: VersionFacts,
  running: readonly RunningCount[],
): z.input<typeof deployDiagram.response> => ({
  version: version.version,
  processDefinitionKey: version.processDefinitionKey,
  deployedAt: formatInstant(version.deployedAt),
  deployedBy: version.deployedBy,
  note: version.note,
  running: sumOf(running.filter((row) => row.processId === version.processId && row.version === version.version)),
});

const sumOf = (rows: readonly RunningCount[]): number => rows.reduce((sum, { running }) => sum + running, 0);

/** The draft that all designers of a diagram share; `basedOn` is the version that it was begun from. */
export const presentDraft = (draft: DiagramDraft): NonNullable<z.input<typeof getDiagramDraft.response>['draft']> => ({
  xml: draft.xml,
  revision: draft.revision,
  savedAt: formatInstant(draft.savedAt),
  savedBy: draft.savedBy,
  basedOn: draft.basedOn,
});

/** The forms that the diagram's tasks may name; an item's application comes first, then what its own tasks use. */
export function formsOf(catalogue: Catalogue, id: string): z.input<typeof getDiagram.response>['forms'] {
  const item = catalogue.items.get(id);
  if (item) {
    const own = [item.item.applicationForm, ...[...item.elements.values()].flatMap(({ formKey }) => formKey ?? [])];
    const keys = [...new Set([...own, ...item.forms.keys()])];
    return keys.flatMap((key) => {
      const schema = item.forms.get(key);
      return schema ? { key, schema } : [];
    });
  }
  // A shared diagram's forms are among those of every item.
  const [any] = catalogue.items.values();
  const named = new Set([...(catalogue.shared.get(id)?.elements.values() ?? [])].map(({ formKey }) => formKey));
  return [...(any?.forms ?? [])].filter(([key]) => named.has(key)).map(([key, schema]) => ({ key, schema }));
}
