import type { ModdleElement } from 'bpmn-moddle';

/** A text of a diagram, with the id of the element that it stands in. */
export type DiagramText = { text: string; owner: string | null };

/** Every text in a diagram, known to the schema or not; without recursion: references make circles of it, nesting may be deep. */
export function* textsOf(root: ModdleElement): Generator<DiagramText> {
  const seen = new Set<object>([root]);
  const waiting: { each: object; owner: string | null }[] = [{ each: root, owner: null }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const owner = idOf(next.each) ?? next.owner;
    for (const value of Object.values(next.each)) {
      if (typeof value === 'string') yield { text: value, owner };
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      waiting.push({ each: value, owner });
    }
  }
}

const idOf = (each: object): string | undefined => ('id' in each && typeof each.id === 'string' ? each.id : undefined);
