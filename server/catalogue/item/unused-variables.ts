import type { CatalogueDiagram } from '../catalogue.ts';
import type { Fault } from '../fault.ts';
import { variablesOf } from '../feel/feel-names.ts';
import type { Folder, SharedFolder } from '../folders.ts';

/**
 * Flags of an item that no expression of its diagram, nor of those that it calls, looks at: the engine is given only what it
 * needs. Nothing is held back for them.
 */
export function unusedVariables({ code, item, described }: Folder, shared: SharedFolder): Fault[] {
  const used = new Set(
    [described, ...calledBy(described, shared)].flatMap(({ xml }) => expressionsIn(xml).flatMap(variablesOf)),
  );
  return Object.keys(item.variables)
    .filter((name) => !used.has(name))
    .map((name) => ({
      file: `items/${code}/item.json`,
      element: `variables.${name}`,
      rule: 'variable-used',
      message: `流程图没有用到“${name}”：流程变量只放图中的条件要用的，请删去`,
    }));
}

/** All diagrams that one leads to. */
export function calledBy(described: CatalogueDiagram, { diagrams }: SharedFolder): CatalogueDiagram[] {
  const reached = new Map<string, CatalogueDiagram>();
  const reach = (ids: readonly string[]) => {
    for (const id of ids) {
      const called = diagrams.get(id)?.described;
      if (!called || reached.has(id)) continue;
      reached.set(id, called);
      reach(called.calls);
    }
  };
  reach(described.calls);
  return [...reached.values()];
}

const expressionsIn = (xml: string): string[] =>
  [...xml.matchAll(/"=([^"]*)"|>\s*=([^<]*)</g)].map(([, attribute, text]) => plain(attribute ?? text ?? ''));

const entities: Record<string, string> = {
  '#34': '"',
  quot: '"',
  '#39': "'",
  apos: "'",
  '#10': '\n',
  lt: '<',
  gt: '>',
  amp: '&',
};

const plain = (text: string): string => text.replace(/&([a-z]+|#\d+);/g, (all, name: string) => entities[name] ?? all);
