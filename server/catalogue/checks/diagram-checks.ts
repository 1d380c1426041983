import { describeDiagram } from '../catalogue-diagram.ts';
import type { Diagram } from '../diagram.ts';
import { type DiagramChecks, unsafeParts } from '../diagram-faults.ts';
import type { Folder, SharedFolder } from '../folders.ts';
import type { Organisation } from '../organisation.ts';
import type { Found } from './found.ts';
import type { Roles } from './roles.ts';
import { startVariables, variablesGiven, type Workers } from './variables.ts';

/** What lies around every diagram. */
export type Surroundings = { shared: SharedFolder; organisation: Organisation; workers: Workers };

/** What an item's diagram is judged by. */
export function itemChecks({ code, item, forms, described }: Folder, around: Surroundings): DiagramChecks {
  const { shared, workers } = around;
  const called = reachedFrom(described.calls, shared).flatMap((diagram) => variablesGiven(diagram, workers));
  return {
    processId: code,
    start: 'message',
    forms: new Set(forms.keys()),
    processes: new Set([...shared.diagrams.keys(), code]),
    workers,
    roles: rolesOf(Object.keys(item.departments), around),
    variables: workers && new Set([...startVariables, ...Object.keys(item.variables), ...called]),
  };
}

/** What a shared diagram is judged by: it may read whatever any item or any other shared diagram gives. */
export function sharedChecks(id: string, folders: readonly Folder[], around: Surroundings): DiagramChecks {
  const { shared, workers } = around;
  const diagrams = [...shared.diagrams.values(), ...folders];
  const flags = folders.flatMap(({ item }) => Object.keys(item.variables));
  const given = diagrams.flatMap(({ diagram }) => variablesGiven(diagram, workers));
  const roles = folders.flatMap(({ item }) => Object.keys(item.departments));
  return {
    processId: id,
    start: 'call',
    forms: new Set(shared.forms.keys()),
    processes: new Set(shared.diagrams.keys()),
    workers,
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
export function judgeOf(folders: readonly Folder[], around: Surroundings) {
  const { shared } = around;
  return (processId: string, diagram: Diagram): Found[] => {
    const described = describeDiagram(diagram, '');
    const folder = folders.find(({ code }) => code === processId);
    if (folder) return unsafeParts(described, diagram, itemChecks({ ...folder, described, diagram }, around));
    if (!shared.diagrams.has(processId)) return [];
    const diagrams = new Map([...shared.diagrams, [processId, { described, diagram }]]);
    const replaced = { ...around, shared: { ...shared, diagrams } };
    return unsafeParts(described, diagram, sharedChecks(processId, folders, replaced));
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
