import { describeDiagram } from '../catalogue-diagram.ts';
import type { Diagram } from '../diagram.ts';
import { type DiagramChecks, unsafeParts } from '../diagram-faults.ts';
import type { Folder, Parts, SharedFolder } from '../folders.ts';
import type { Organisation } from '../organisation.ts';
import type { Found } from './found.ts';
import { reachedFrom } from './reached.ts';
import type { Roles } from './roles.ts';
import { unsaidVisits } from './unsaid-visits.ts';
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

/** What a shared diagram is judged by alone: one item's mistake must not take it from all the others. */
export function sharedChecks(id: string, { shared, workers }: Surroundings): DiagramChecks {
  return {
    processId: id,
    start: 'call',
    forms: new Set(shared.forms.keys()),
    processes: new Set(shared.diagrams.keys()),
    workers,
  };
}

/** What a shared diagram may read of its callers: whatever any item or any other shared diagram gives. Needs all of them. */
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

/**
 * The judgement of a diagram that is to take the place of the one of this id, by what is wrong with it; none for an id that
 * nothing has. Folders in which something cannot be read count as far as they can, but then nobody knows all that a shared
 * diagram may read of its callers.
 */
export function judgeOf(
  folders: readonly Folder[],
  broken: readonly Parts[],
  around: Surroundings,
): (processId: string, diagram: Diagram) => Found[] {
  const { shared } = around;
  return (processId, diagram) => {
    const described = describeDiagram(diagram, '');
    const folder = [...folders, ...broken].find(({ code }) => code === processId);
    if (folder)
      return [
        ...unsafeParts(described, diagram, itemChecks(folder, described.calls, around)),
        ...(folder.item ? unsaidVisits(described, folder.item) : []),
      ];
    if (!shared.diagrams.has(processId)) return [];
    const diagrams = new Map([...shared.diagrams, [processId, { described, diagram }]]);
    const replaced = { ...around, shared: { ...shared, diagrams } };
    const callers = broken.length === 0 ? callersChecks(folders, replaced) : {};
    return unsafeParts(described, diagram, { ...sharedChecks(processId, replaced), ...callers });
  };
}
