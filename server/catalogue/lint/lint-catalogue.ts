import type { Catalogue, CatalogueReading } from '../catalogue.ts';
import { leaveOut } from '../checks/leave-out.ts';
import type { Fault } from '../fault.ts';
import { lintDiagram } from './lint.ts';

/**
 * What the rules of the law find in the catalogue's diagrams; an error leaves the diagram out like any other fault, with
 * the items that call it.
 */
export async function lintCatalogue({ catalogue, faults, warnings }: CatalogueReading): Promise<CatalogueReading> {
  const found = await Promise.all([
    ...[...catalogue.shared].map(([id, { xml }]) => problemsOf(catalogue, id, `shared/${id}.bpmn`, xml)),
    ...[...catalogue.items].map(([code, { xml }]) => problemsOf(catalogue, code, `items/${code}/process.bpmn`, xml)),
  ]);
  const faulty = new Set(found.filter(({ errors }) => errors.length > 0).map(({ processId }) => processId));
  const left = leaveOut(catalogue, faulty);
  return {
    catalogue: left.catalogue,
    faults: [...faults, ...found.flatMap(({ errors }) => errors), ...left.faults],
    warnings: [...warnings, ...found.flatMap(({ warned }) => warned)],
  };
}

async function problemsOf({ root }: Catalogue, processId: string, file: string, xml: string) {
  const problems = await lintDiagram(xml, { processId, root });
  const of = (wanted: 'error' | 'warn') =>
    problems
      .filter(({ category }) => category === wanted)
      .map(({ rule, elementId, elementName, message }): Fault => {
        const element = elementName ? `${elementName}（${elementId}）` : elementId;
        return { file, element, rule, message };
      });
  return { processId, errors: of('error'), warned: of('warn') };
}
