import type { Diagram } from '../diagram.ts';
import type { SharedFolder } from '../folders.ts';

/** Every shared diagram that calls of these ids lead to, directly or through one another. Ids that nothing has are passed over. */
export function reachedFrom(calls: readonly string[], { diagrams }: Pick<SharedFolder, 'diagrams'>): Diagram[] {
  const reached = new Set<string>();
  const reach = (ids: readonly string[]) => {
    for (const id of ids.filter((each) => !reached.has(each))) {
      reached.add(id);
      reach(diagrams.get(id)?.described.calls ?? []);
    }
  };
  reach(calls);
  return [...reached].flatMap((id) => diagrams.get(id)?.diagram ?? []);
}
