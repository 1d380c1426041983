import type { Answer } from '../../../api/types.ts';
import type { Kept } from './shelf.ts';

export type Draft = NonNullable<Answer<'get', '/api/diagrams/{id}/draft'>['draft']>;

export type Opening = {
  xml: string;
  /** The server's draft that `xml` builds on. */
  revision: number;
  savedAt: string | null;
  /** The text was kept on this machine: it must still go to the server. */
  unsaved: boolean;
  /** Somebody else saved (or threw away) the draft after the kept text was begun: what the server has now. */
  conflict: { theirs: Draft | null } | null;
};

type Known = { deployedXml: string; draft: Draft | null; kept: Kept | undefined };

/** What the editor opens with. Kept text always wins the canvas: nothing drawn is dropped without asking. */
export function openingOf({ deployedXml, draft, kept }: Known): Opening {
  const revision = draft?.revision ?? 0;
  const savedAt = draft?.savedAt ?? null;
  const xml = draft?.xml ?? deployedXml;
  if (!kept || kept.xml === xml) return { xml, revision, savedAt, unsaved: false, conflict: null };
  // A draft thrown away and begun again counts from one: the number alone could name another draft.
  const sameDraft = kept.revision === revision && kept.savedAt === savedAt;
  return { xml: kept.xml, revision, savedAt, unsaved: true, conflict: sameDraft ? null : { theirs: draft } };
}
