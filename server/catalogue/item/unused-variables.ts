import { reachedFrom } from '../checks/reached.ts';
import { textsOf } from '../diagram-texts.ts';
import type { Fault } from '../fault.ts';
import { isExpression } from '../feel/expression.ts';
import { variablesOf } from '../feel/feel-names.ts';
import type { Folder, SharedFolder } from '../folders.ts';

/**
 * Flags of an item that no expression of its diagram, nor of those that it calls, looks at: the engine is given only what it
 * needs. Nothing is held back for them.
 */
export function unusedVariables({ code, item, described, diagram }: Folder, shared: SharedFolder): Fault[] {
  const texts = [diagram, ...reachedFrom(described.calls, shared)].flatMap(({ root }) => [...textsOf(root)]);
  const used = new Set(texts.flatMap(({ text }) => (isExpression(text) ? variablesOf(text) : [])));
  return Object.keys(item.variables)
    .filter((name) => !used.has(name))
    .map((name) => ({
      file: `items/${code}/item.json`,
      element: `variables.${name}`,
      rule: 'variable-used',
      message: `流程图没有用到“${name}”：流程变量只放图中的条件要用的，请删去`,
    }));
}
