import { defineEntity, p } from '@mikro-orm/postgresql';

const DiagramVersionSchema = defineEntity({
  name: 'DiagramVersion',
  tableName: 'diagram_versions',
  properties: {
    processId: p.string().length(80).primary(),
    version: p.integer().primary(),
    processDefinitionKey: p.bigint('string').unique(),
    hash: p.string().length(64),
    xml: p.text(),
    /** Element id → name and type, for tasks, incidents and the outline. */
    elements: p.json().$type<Record<string, { name: string; type: string }>>(),
    deployedAt: p.datetime(),
    deployedBy: p.text(),
    note: p.text(),
  },
});
/** A diagram as the engine has it. */
export class DiagramVersion extends DiagramVersionSchema.class {}
DiagramVersionSchema.setClass(DiagramVersion);

const DiagramDraftSchema = defineEntity({
  name: 'DiagramDraft',
  tableName: 'diagram_drafts',
  properties: {
    processId: p.string().length(80).primary(),
    xml: p.text(),
    /** Rises with each save: a save on an older one is refused. */
    revision: p.integer(),
    basedOn: p.integer(),
    savedAt: p.datetime(),
    savedBy: p.text(),
  },
});
/** What a designer has not deployed yet. */
export class DiagramDraft extends DiagramDraftSchema.class {}
DiagramDraftSchema.setClass(DiagramDraft);
