import type { ModdleElement } from 'bpmn-moddle';
import { type Diagram, extensionsOf } from '../diagram.ts';
import { evaluateFeel } from '../feel/feel.ts';
import { pathsOf, variablesOf } from '../feel/feel-names.ts';
import { calledId, childrenOf, textOf } from '../moddle.ts';
import { expressionsOf } from './expressions.ts';
import type { Found } from './found.ts';

export type Roles = {
  /** Roles of the item's departments; of all items where the diagram is shared. */
  known: ReadonlySet<string>;
  /** Whether there is a department of this code. */
  isDepartment(code: string): boolean;
  /** The diagrams that a call leads to. */
  reached(processId: string): readonly Diagram[];
};

/** A role that the item does not have is nobody: its task would belong to no department. */
export function roleFaults(diagram: Diagram, roles: Roles): Found[] {
  return [
    ...expressionsOf(diagram).flatMap(({ element: { id }, place, text }) => {
      const element = id ?? null;
      const unknown = rolesIn(text).filter((role) => !roles.known.has(role));
      return [
        ...unknown.map((role) => ({ element, rule: 'role-known', message: unknownRole(place, role) })),
        ...(place === '候选部门'
          ? literalFaults(text, roles).map((message) => ({ element, rule: 'role-known', message }))
          : []),
      ];
    }),
    ...[...diagram.elements.values()].flatMap((element) => calledRoles(element, roles)),
  ];
}

const unknownRole = (place: string, role: string) => `${place}里的部门角色“${role}”不在事项的 departments 里`;

/** Roles that an expression reads and could not do without: one that it compares with null may be missing. */
function rolesIn(text: string): string[] {
  const read = pathsOf(text).flatMap(([root, role]) => (root === 'departments' && role !== undefined ? [role] : []));
  const got = [...text.matchAll(/get value\(\s*departments\s*,\s*"([^"]+)"/g)].flatMap(([, role]) => role ?? []);
  const spare = new Set([...text.matchAll(/departments\.(\w+)\s*!?=\s*null/g)].map(([, role]) => role));
  return [...new Set([...read, ...got])].filter((role) => !spare.has(role));
}

/** A department named outright, instead of by a role. */
function literalFaults(text: string, { isDepartment }: Roles): string[] {
  if (variablesOf(text).length > 0) return [];
  const { value, fault } = evaluateFeel(text, {});
  if (fault) return [];
  if (!Array.isArray(value)) return ['候选部门应当是列表，如 =["dept:" + departments.lead]'];
  return value
    .map(String)
    .filter((group) => !group.startsWith('dept:') || !isDepartment(group.slice('dept:'.length)))
    .map((group) => `候选部门“${group}”不存在：请写角色，如 =["dept:" + departments.lead]`);
}

/** What a called diagram needs of this item's roles: those that it reads, and those that it is told by a variable. */
function calledRoles(element: ModdleElement, { known, reached }: Roles): Found[] {
  const called = calledId(element);
  if (called === null) return [];
  const texts = reached(called).flatMap((diagram) => expressionsOf(diagram).map(({ text }) => text));
  const tellers = new Set(
    texts
      .flatMap((text) => [...text.matchAll(/get value\(\s*departments\s*,([^)]*)\)/g)])
      .flatMap(([, by]) => variablesOf(by ?? '')),
  );
  const told = extensionsOf(element, 'zeebe:IoMapping')
    .flatMap((mapping) => childrenOf(mapping, 'inputParameters'))
    .filter((input) => tellers.has(textOf(input, 'target') ?? ''))
    .flatMap((input) => /^=\s*"([^"]*)"\s*$/.exec(textOf(input, 'source') ?? '')?.[1] ?? []);
  const unknown = [...new Set([...texts.flatMap(rolesIn), ...told])].filter((role) => !known.has(role));
  return unknown.map((role) => ({
    element: element.id ?? null,
    rule: 'role-known',
    message: unknownRole(`调用“${called}”`, role),
  }));
}
