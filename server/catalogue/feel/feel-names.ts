import { parseExpression } from 'feelin';
import { bare } from './expression.ts';

const skipped = new Set(['FunctionInvocation']);

/**
 * Names of the variables that an expression reads; not those that it binds itself, nor functions, nor what stands in a filter (which may
 * be a property of the list's entries). Empty for text that is no expression.
 */
export function variablesOf(expression: string): string[] {
  const text = bare(expression);
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

/**
 * What an expression reads, as paths: `form.area` is `['form', 'area']`, a filter of a list is passed through; names that
 * it binds itself are left out.
 */
export function pathsOf(expression: string): string[][] {
  const text = bare(expression);
  const read = new Set(variablesOf(expression));
  const paths: string[][] = [];
  const cursor = parseExpression(text, {}, undefined).cursor();
  do {
    const { node } = cursor;
    if (node.name !== 'VariableName' && node.name !== 'PathExpression') continue;
    const { parent } = node;
    if (parent?.name === 'FunctionInvocation' && parent.firstChild?.from === node.from) continue;
    // Only the whole of a path counts, not what it goes through.
    if (goesOn(node)) continue;
    const path = pathOf(node, text);
    if (path?.[0] !== undefined && read.has(path[0])) paths.push(path);
  } while (cursor.next());
  return paths;
}

type Tree = {
  name: string;
  from: number;
  to: number;
  parent: Tree | null;
  firstChild: Tree | null;
  lastChild: Tree | null;
};

const steps = new Set(['PathExpression', 'FilterExpression']);

function goesOn(node: Tree): boolean {
  const { parent } = node;
  if (!parent || !steps.has(parent.name) || parent.firstChild?.from !== node.from) return false;
  return parent.firstChild.to === node.to && (parent.name === 'PathExpression' || goesOn(parent));
}

function pathOf(node: Tree, text: string): string[] | undefined {
  if (node.name === 'VariableName') return [text.slice(node.from, node.to)];
  if (!steps.has(node.name) || !node.firstChild) return undefined;
  const base = pathOf(node.firstChild, text);
  if (!base || node.name === 'FilterExpression') return base;
  const { lastChild } = node;
  return lastChild?.name === 'PathName' ? [...base, text.slice(lastChild.from, lastChild.to)] : undefined;
}
