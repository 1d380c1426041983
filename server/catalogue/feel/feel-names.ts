import { parseExpression } from 'feelin';

const skipped = new Set(['FunctionInvocation']);

/**
 * Names of the variables that an expression reads; not those that it binds itself, nor functions, nor what stands in a filter (which may
 * be a property of the list's entries). Empty for text that is no expression.
 */
export function variablesOf(expression: string): string[] {
  const text = expression.trim().replace(/^=/, '');
  const names = new Set<string>();
  const bound = new Set<string>();
  const cursor = parseExpression(text, {}, undefined).cursor();
  do {
    const name = text.slice(cursor.from, cursor.to);
    const parent = cursor.node.parent;
    if (cursor.name === 'Name' && parent?.name === 'InExpression') bound.add(name);
    if (cursor.name !== 'VariableName' || (parent && skipped.has(parent.name))) continue;
    if (!inFilter(cursor.node)) names.add(name);
  } while (cursor.next());
  return [...names].filter((name) => !bound.has(name));
}

type Node = { name: string; from: number; parent: Node | null };

function inFilter(node: Node): boolean {
  for (let child = node, { parent } = node; parent; child = parent, { parent } = parent) {
    if (parent.name === 'FilterExpression' && child.from > parent.from) return true;
  }
  return false;
}
