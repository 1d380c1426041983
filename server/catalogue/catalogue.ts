import type { Found } from './checks/found.ts';
import type { Diagram } from './diagram.ts';
import type { Fault } from './fault.ts';
import type { FormSchema } from './form/form-schema.ts';
import type { GuideFiles } from './item/guide-files.ts';
import type { Item } from './item/item-schema.ts';
import type { Organisation } from './organisation.ts';

/** What the hall offers, read from processes/. Immutable: a change of a file makes a new catalogue. */
export type Catalogue = {
  /** The folder whose `processes/` was read. */
  root: string;
  items: ReadonlyMap<string, CatalogueItem>;
  shared: ReadonlyMap<string, CatalogueDiagram>;
  /** Element templates by worker type, as bpmn-js reads them. */
  templates: ReadonlyMap<string, Template>;
  organisation: Organisation;
  /** English by the Chinese text, of all items, shared diagrams and organs. */
  english: ReadonlyMap<string, string>;
  /** An element of an item's or a shared diagram. */
  element(processId: string, elementId: string): DiagramElement | undefined;
  /** Names of the stages along an item's main way, called diagrams included, for the citizen's map. */
  stages(itemCode: string): string[];
  /**
   * What is wrong with a diagram that is to take the place of this one, judged with the item that it belongs to; faulty
   * items are judged too.
   */
  judge(processId: string, diagram: Diagram): Found[];
};

export type CatalogueItem = CatalogueDiagram & {
  item: Item;
  /** By form key = file name without `.form`; the shared diagrams' forms are among them. */
  forms: ReadonlyMap<string, FormSchema>;
  /** sample.json: an application to try it with; null if there is none. */
  sample: unknown;
  /** What its guide offers for download, by name. */
  files: OfferedFiles;
};

/** Filled-in samples are shared; a form to fill in is an item's own. */
export type OfferedFiles = { samples: GuideFiles; blanks: GuideFiles };

export type CatalogueDiagram = {
  processId: string;
  name: string;
  xml: string;
  /** SHA-256 of the XML in hex. */
  hash: string;
  elements: ReadonlyMap<string, DiagramElement>;
  /** Ids of the diagrams that it calls. */
  calls: readonly string[];
  /** Tasks with a stage and calls, in the order of the main way. */
  way: readonly (Stage | Call)[];
};
export type Stage = { kind: 'stage'; stage: string };
export type Call = { kind: 'call'; processId: string; name: string };

export type DiagramElement = {
  id: string;
  name: string;
  /** BPMN type without prefix: UserTask, ServiceTask, CallActivity, … */
  type: string;
  /** User task or service task headers. */
  headers: Readonly<Record<string, string>>;
  formKey: string | null;
  /** Type of a service task's job. */
  worker: string | null;
};

export type Template = Readonly<Record<string, unknown>> & { id: string };

/** `warnings` tell what should be better but keeps nothing from being offered. */
export type CatalogueReading = { catalogue: Catalogue; faults: readonly Fault[]; warnings: readonly Fault[] };
