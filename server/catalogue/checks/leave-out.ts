import type { Catalogue } from '../catalogue.ts';
import type { Fault } from '../fault.ts';

/**
 * The catalogue without what cannot be carried out: these diagrams, and every item that comes to call one of them, which is told. The
 * names of elements stay known, for the cases that still run.
 */
export function leaveOut(catalogue: Catalogue, faulty: ReadonlySet<string>): { catalogue: Catalogue; faults: Fault[] } {
  if (faulty.size === 0) return { catalogue, faults: [] };
  const broken = callersOf(catalogue, faulty);
  const sound = <D extends { processId: string }>(diagrams: ReadonlyMap<string, D>) =>
    new Map([...diagrams].filter(([, { processId }]) => !broken.has(processId)));
  const faults = [...catalogue.items].flatMap(([code, { processId, calls }]) => {
    const called = calls.filter((id) => broken.has(id));
    if (faulty.has(processId) || called.length === 0) return [];
    const message = `调用的流程“${called.join('”、“')}”有误，本事项暂不受理申请`;
    return [{ file: `items/${code}/process.bpmn`, element: null, rule: 'called-process-faulty', message }];
  });
  return { catalogue: { ...catalogue, items: sound(catalogue.items), shared: sound(catalogue.shared) }, faults };
}

function callersOf(
  { items, shared }: Pick<Catalogue, 'items' | 'shared'>,
  faulty: ReadonlySet<string>,
): ReadonlySet<string> {
  const all = [...items.values(), ...shared.values()];
  const wider = new Set([
    ...faulty,
    ...all.filter(({ calls }) => calls.some((id) => faulty.has(id))).map(({ processId }) => processId),
  ]);
  return wider.size === faulty.size ? faulty : callersOf({ items, shared }, wider);
}
