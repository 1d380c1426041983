import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Catalogue, CatalogueReading, Template } from './catalogue.ts';
import { checkFolder, checkParts } from './check-folder.ts';
import { judgeOf, type Surroundings, sharedChecks } from './checks/diagram-checks.ts';
import { sampleWarnings, sharedCodes } from './checks/sample.ts';
import { unsaidVisits } from './checks/unsaid-visits.ts';
import { diagramFaults } from './diagram-faults.ts';
import type { Fault } from './fault.ts';
import { type Folder, readFolders, readShared, type SharedFolder, textsOf } from './folders.ts';
import { parseFile } from './in-words.ts';
import { type GuideFiles, readGuideFiles } from './item/guide-files.ts';
import { stagesOf } from './item/main-way.ts';
import { missingEnglish, phrasesOf } from './item/missing-english.ts';
import { unusedVariables } from './item/unused-variables.ts';
import { type Organisation, OrganisationFile, organisationOf } from './organisation.ts';

export type ReadOptions = {
  /** Job types with the variables that each gives; without them workers and variables stay unchecked. */
  workers?: ReadonlyMap<string, readonly string[]>;
};

const Templates = z.union([z.looseObject({ id: z.string() }), z.array(z.looseObject({ id: z.string() })).min(1)]);

/**
 * Reads `root/processes`. A faulty item, diagram or template is told and left out, and the rest loads. Throws only if there is no valid
 * organisation, without which the hall cannot open.
 */
export async function readCatalogue(root: string, options: ReadOptions = {}): Promise<CatalogueReading> {
  const processes = join(root, 'processes');
  const organisation = await readOrganisation(processes);
  const shared = await readShared(join(processes, 'shared'));
  const read = await readFolders(join(processes, 'items'), shared);
  const templates = await readTemplates(join(processes, 'templates'));
  const samples = await readGuideFiles(join(processes, 'sample/files'));
  const around = { shared, organisation, workers: options.workers };
  const sharedFaults = faultsOfShared(around);
  const offered = without(shared, sharedFaults);
  const context = { ...around, shared: offered, samples };
  const checked = read.folders.map((folder) => ({ folder, faults: checkFolder(folder, context) }));
  const sound = checked.filter(({ faults }) => faults.length === 0).map(({ folder }) => folder);
  const english = phrasesOf(sound, offered, organisation);
  // A faulty diagram is judged, too: it is just the one that somebody mends.
  const judge = judgeOf(read.folders, read.broken, around);
  return {
    catalogue: assemble(sound, offered, { root, judge, templates: templates.found, organisation, english, samples }),
    warnings: [
      ...missingEnglish(sound, offered, english),
      ...sound.flatMap((folder) => unusedVariables(folder, offered)),
      ...sound.flatMap(sampleWarnings),
      ...sound.flatMap(visitWarnings),
      ...sharedCodes(sound),
    ],
    faults: [
      ...shared.faults,
      ...sharedFaults,
      ...read.faults,
      ...read.broken.flatMap((parts) => checkParts(parts, context)),
      ...checked.flatMap(({ faults }) => faults),
      ...templates.faults,
    ],
  };
}

async function readOrganisation(processes: string): Promise<Organisation> {
  const text = (await textsOf(processes)).get('organisation.json') ?? '';
  const { value, faults } = parseFile('organisation.json', text, OrganisationFile);
  if (value) return organisationOf(value);
  throw new Error(faults.map(({ element, message }) => `organisation.json ${element}: ${message}`).join('\n'));
}

/** The shared folder without the diagrams that these faults are in. */
function without(shared: SharedFolder, faults: readonly Fault[]): SharedFolder {
  const faulty = new Set(faults.map(({ file }) => basename(file, '.bpmn')));
  return { ...shared, diagrams: new Map([...shared.diagrams].filter(([id]) => !faulty.has(id))) };
}

function faultsOfShared(around: Surroundings): Fault[] {
  return [...around.shared.diagrams].flatMap(([id, { described, diagram }]) =>
    diagramFaults(`shared/${id}.bpmn`, described, diagram, sharedChecks(id, around)),
  );
}

const visitWarnings = ({ code, item, described }: Folder): Fault[] =>
  unsaidVisits(described, item).map(({ element, rule, message }) => ({
    file: `items/${code}/process.bpmn`,
    element,
    rule,
    message,
  }));

async function readTemplates(folder: string): Promise<{ found: Map<string, Template>; faults: Fault[] }> {
  const found = new Map<string, Template>();
  const faults: Fault[] = [];
  for (const [name, text] of await textsOf(folder)) {
    if (!name.endsWith('.json')) continue;
    const { value, faults: wrong } = parseFile(`templates/${name}`, text, Templates);
    faults.push(...wrong);
    const [template] = [value ?? []].flat();
    if (template) found.set(basename(name, '.json'), template);
  }
  return { found, faults };
}

function assemble(
  folders: readonly Folder[],
  { diagrams }: SharedFolder,
  {
    samples,
    ...rest
  }: Pick<Catalogue, 'root' | 'judge' | 'templates' | 'organisation' | 'english'> & { samples: GuideFiles },
): Catalogue {
  const items = new Map(
    folders.map(({ item, forms, sample, blanks, described }) => [
      item.code,
      { ...described, item, forms, sample, files: { samples, blanks } },
    ]),
  );
  const shared = new Map([...diagrams].map(([id, { described }]) => [id, described]));
  return {
    items,
    shared,
    ...rest,
    element: (processId, elementId) => (items.get(processId) ?? shared.get(processId))?.elements.get(elementId),
    stages: (code) => {
      const stages = stagesOf(items.get(code)?.way ?? [], (id) => shared.get(id)?.way ?? []);
      // A diagram without people has no stages of its own: its guide tells the steps.
      return stages.length > 0 ? stages : (items.get(code)?.item.steps.map(({ name }) => name) ?? []);
    },
  };
}
