import { describeDiagram } from '../catalogue-diagram.ts';
import type { Diagram } from '../diagram.ts';
import { type DiagramChecks, unsafeParts } from '../diagram-faults.ts';
import type { Folder, Parts, SharedFolder } from '../folders.ts';
import type { Organisation } from '../organisation.ts';
import type { Found } from './found.ts';
import type { Roles } from './roles.ts';
import { startVariables, variablesGiven, type Workers } from './variables.ts';

/** What lies around every diagram. */
export type Surroundings = { shared: SharedFolder; organisation: Organisation; workers: Workers };

/** What an item's diagram is judged by. */
export function itemChecks(
  { code, item, formKeys }: Omit<Parts, 'read'>,
  calls: readonly string[],
  around: Surroundings,
): DiagramChecks {
  const { shared, workers } = around;
  const called = reachedFrom(calls, shared).flatMap((diagram) => variablesGiven(diagram, workers));
  return {
    processId: code,
    start: 'message',
    forms: formKeys,
    processes: new Set([...shared.diagrams.keys(), code]),
    workers,
    roles: item ? rolesOf(Object.keys(item.departments), around) : undefined,
    variables: workers && item ? new Set([...startVariables, ...Object.keys(item.variables), ...called]) : undefined,
  };
}

/** What a shared diagram is judged by for itself: one item's mistake must not take it from all the others. */
export function sharedChecks(id: string, { shared, workers }: Surroundings): DiagramChecks {
  return {
    processId: id,
    start: 'call',
    forms: new Set(shared.forms.keys()),
    processes: new Set(shared.diagrams.keys()),
    workers,
  };
}

/** Beyond that, it may read whatever any item or any other shared diagram gives; known only if all can be read. */
function callersChecks(folders: readonly Folder[], around: Surroundings): Pick<DiagramChecks, 'roles' | 'variables'> {
  const { shared, workers } = around;
  const diagrams = [...shared.diagrams.values(), ...folders];
  const flags = folders.flatMap(({ item }) => Object.keys(item.variables));
  const given = diagrams.flatMap(({ diagram }) => variablesGiven(diagram, workers));
  const roles = folders.flatMap(({ item }) => Object.keys(item.departments));
  return {
    roles: rolesOf(['lead', ...roles], around),
    variables: workers && new Set([...startVariables, ...flags, ...given]),
  };
}

const rolesOf = (known: readonly string[], { shared, organisation }: Surroundings): Roles => ({
  known: new Set(known),
  isDepartment: (code) => organisation.findDepartment(code) !== undefined,
  reached: (processId) => reachedFrom([processId], shared),
});

/** The judgement of texts that are to take the place of a folder's diagram; one of an unknown folder is not judged. */
export function judgeOf(folders: readonly Folder[], broken: readonly Parts[], around: Surroundings) {
  const { shared } = around;
  return (processId: string, diagram: Diagram): Found[] => {
    const described = describeDiagram(diagram, '');
    const folder = [...folders, ...broken].find(({ code }) => code === processId);
    if (folder) return unsafeParts(described, diagram, itemChecks(folder, described.calls, around));
    if (!shared.diagrams.has(processId)) return [];
    const diagrams = new Map([...shared.diagrams, [processId, { described, diagram }]]);
    const replaced = { ...around, shared: { ...shared, diagrams } };
    const callers = broken.length === 0 ? callersChecks(folders, replaced) : {};
    return unsafeParts(described, diagram, { ...sharedChecks(processId, replaced), ...callers });
  };
}

/** Every shared diagram that these calls lead to. */
function reachedFrom(calls: readonly string[], { diagrams }: SharedFolder): Diagram[] {
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
