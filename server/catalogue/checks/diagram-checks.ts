import { describeDiagram } from '../catalogue-diagram.ts';
import type { Diagram } from '../diagram.ts';
import { type DiagramChecks, unsafeParts } from '../diagram-faults.ts';
import type { Folder, SharedFolder } from '../folders.ts';
import type { Found } from './found.ts';
import { startVariables, variablesGiven, type Workers } from './variables.ts';

/** What an item's diagram is judged by. */
export function itemChecks(
  { code, item, forms, described }: Folder,
  shared: SharedFolder,
  workers: Workers,
): DiagramChecks {
  const called = reachedFrom(described.calls, shared).flatMap(({ diagram }) => variablesGiven(diagram, workers));
  return {
    processId: code,
    start: 'message',
    forms: new Set(forms.keys()),
    processes: new Set([...shared.diagrams.keys(), code]),
    workers,
    variables: workers && new Set([...startVariables, ...Object.keys(item.variables), ...called]),
  };
}

/** What a shared diagram is judged by: it may read whatever any item or any other shared diagram gives. */
export function sharedChecks(
  id: string,
  shared: SharedFolder,
  folders: readonly Folder[],
  workers: Workers,
): DiagramChecks {
  const diagrams = [...shared.diagrams.values(), ...folders];
  const flags = folders.flatMap(({ item }) => Object.keys(item.variables));
  const given = diagrams.flatMap(({ diagram }) => variablesGiven(diagram, workers));
  return {
    processId: id,
    start: 'call',
    forms: new Set(shared.forms.keys()),
    processes: new Set(shared.diagrams.keys()),
    workers,
    variables: workers && new Set([...startVariables, ...flags, ...given]),
  };
}

/** The judgement of texts that are to take the place of a folder's diagram; one of an unknown folder is not judged. */
export function judgeOf(folders: readonly Folder[], shared: SharedFolder, workers: Workers) {
  return (processId: string, diagram: Diagram): Found[] => {
    const described = describeDiagram(diagram, '');
    const folder = folders.find(({ code }) => code === processId);
    if (folder) return unsafeParts(described, diagram, itemChecks({ ...folder, described, diagram }, shared, workers));
    if (!shared.diagrams.has(processId)) return [];
    const replaced = { ...shared, diagrams: new Map([...shared.diagrams, [processId, { described, diagram }]]) };
    return unsafeParts(described, diagram, sharedChecks(processId, replaced, folders, workers));
  };
}

/** Every shared diagram that these calls lead to. */
function reachedFrom(calls: readonly string[], { diagrams }: SharedFolder) {
  const reached = new Set<string>();
  const reach = (ids: readonly string[]) => {
    for (const id of ids.filter((each) => !reached.has(each))) {
      reached.add(id);
      reach(diagrams.get(id)?.described.calls ?? []);
    }
  };
  reach(calls);
  return [...reached].flatMap((id) => diagrams.get(id) ?? []);
}
