import { defineEntity, p } from '@mikro-orm/postgresql';

const ProcessInstanceSchema = defineEntity({
  name: 'ProcessInstance',
  tableName: 'process_instances',
  properties: {
    key: p.bigint('string').primary().autoincrement(false),
    caseId: p.uuid().strictNullable().index(),
    processId: p.string().length(80),
    version: p.integer(),
    parentKey: p.bigint('string').strictNullable(),
    state: p.string().length(10).$type<'running' | 'completed' | 'terminated'>(),
    startedAt: p.datetime(),
    endedAt: p.datetime().strictNullable(),
  },
  indexes: [
    {
      name: 'process_instances_running',
      expression:
        "create index process_instances_running on process_instances (process_id, version) where state = 'running'",
    },
    // The latest instances of a diagram, for its durations.
    { properties: ['processId', 'key'] },
  ],
});
/** An instance of a diagram: the case's own, or one of a diagram that it called. */
export class ProcessInstance extends ProcessInstanceSchema.class {}
ProcessInstanceSchema.setClass(ProcessInstance);

const ElementInstanceSchema = defineEntity({
  name: 'ElementInstance',
  tableName: 'element_instances',
  properties: {
    key: p.bigint('string').primary().autoincrement(false),
    processInstanceKey: p.bigint('string').index(),
    elementId: p.text(),
    type: p.string().length(40),
    state: p.string().length(10).$type<'active' | 'completed' | 'terminated'>(),
    startedAt: p.datetime(),
    endedAt: p.datetime().strictNullable(),
  },
});
/** Where an instance stands or stood. */
export class ElementInstance extends ElementInstanceSchema.class {}
ElementInstanceSchema.setClass(ElementInstance);

const IncidentSchema = defineEntity({
  name: 'Incident',
  tableName: 'incidents',
  properties: {
    key: p.bigint('string').primary().autoincrement(false),
    processInstanceKey: p.bigint('string'),
    caseId: p.uuid().strictNullable().index(),
    jobKey: p.bigint('string').strictNullable(),
    processId: p.string().length(80),
    elementId: p.text(),
    errorType: p.string().length(60),
    message: p.text(),
    state: p.string().length(10).$type<'open' | 'retrying' | 'resolved'>(),
    createdAt: p.datetime(),
    resolvedAt: p.datetime().strictNullable(),
  },
  indexes: [
    {
      name: 'incidents_open',
      expression: "create index incidents_open on incidents (created_at, key) where state <> 'resolved'",
    },
  ],
});
/** What the engine could not go on with. */
export class Incident extends IncidentSchema.class {}
IncidentSchema.setClass(Incident);

const ExporterPositionSchema = defineEntity({
  name: 'ExporterPosition',
  tableName: 'exporter_positions',
  properties: { partition: p.integer().primary(), position: p.bigint('string') },
});
/** How far the record stream of a partition has been stored: what lies below is skipped when it comes again. */
export class ExporterPosition extends ExporterPositionSchema.class {}
ExporterPositionSchema.setClass(ExporterPosition);
