import { diff } from 'bpmn-js-differ';
import { z } from 'zod';
import { readDiagram } from './diagram.ts';

export type DiagramDiff = {
  added: string[];
  removed: string[];
  /** Changed in meaning; an element that only moved on the canvas is not among them. */
  changed: { elementId: string; name: string }[];
};

const Elements = z.record(z.string(), z.unknown());
const Changes = z.object({ _added: Elements, _removed: Elements, _changed: Elements });

/**
 * What became of `before` in `after`, both BPMN texts, element by element.
 * @throws Error when one of them cannot be read.
 */
export async function diffDiagrams(before: string, after: string): Promise<DiagramDiff> {
  const [old, current] = await Promise.all([readDiagram(before), readDiagram(after)]);
  const { _added, _removed, _changed } = Changes.parse(diff(old.root, current.root));
  return {
    added: Object.keys(_added),
    removed: Object.keys(_removed),
    changed: Object.keys(_changed).map((elementId) => ({
      elementId,
      name: current.elements.get(elementId)?.name ?? elementId,
    })),
  };
}
