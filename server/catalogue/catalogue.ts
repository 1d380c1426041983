import type { Fault } from './fault.ts';
import type { FormSchema } from './form-schema.ts';
import type { Item } from './item-schema.ts';
import type { Organisation } from './organisation.ts';

/** What the hall offers, read from processes/. Immutable: a change of a file makes a new catalogue. */
export type Catalogue = {
  items: ReadonlyMap<string, CatalogueItem>;
  shared: ReadonlyMap<string, CatalogueDiagram>;
  /** Element templates by worker type, as bpmn-js reads them. */
  templates: ReadonlyMap<string, Template>;
  organisation: Organisation;
};

export type CatalogueItem = CatalogueDiagram & {
  item: Item;
  /** By form key = file name without `.form`. */
  forms: ReadonlyMap<string, FormSchema>;
};

export type CatalogueDiagram = {
  processId: string;
  name: string;
  xml: string;
  /** SHA-256 of the XML in hex. */
  hash: string;
  elements: ReadonlyMap<string, DiagramElement>;
  /** Ids of the diagrams that it calls. */
  calls: readonly string[];
};

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

export type CatalogueReading = { catalogue: Catalogue; faults: readonly Fault[] };
