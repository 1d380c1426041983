import { z } from 'zod';
import { parseExact } from './parse-exact.ts';
import { splitHeaders } from './user-task-headers.ts';

/**
 * The exporter's records that the hall reads, in our words; narrow and tolerant of new fields. Keys are int64 in decimal text;
 * `position` orders the records of one partition.
 */
const Key = z.string();
/** Zeebe writes -1 where there is none. */
const KeyOrNone = z.string().transform((key) => (key.startsWith('-') ? null : key));
const Count = z.string().transform(Number);

const envelope = {
  partitionId: Count,
  position: Count,
  timestamp: z.string().transform((text) => new Date(Number(text))),
  key: Key,
};
const where = {
  processInstanceKey: Key,
  processDefinitionKey: Key,
  bpmnProcessId: z.string(),
  elementId: z.string(),
};

const jobIntents = {
  CREATED: 'created',
  COMPLETED: 'completed',
  CANCELED: 'canceled',
  FAILED: 'failed',
  ERROR_THROWN: 'error-thrown',
  TIMED_OUT: 'timed-out',
  RETRIES_UPDATED: 'retries-updated',
} as const;
const elementIntents = {
  ELEMENT_ACTIVATED: 'activated',
  ELEMENT_COMPLETED: 'completed',
  ELEMENT_TERMINATED: 'terminated',
} as const;
const incidentIntents = { CREATED: 'created', RESOLVED: 'resolved' } as const;
const messageIntents = { CORRELATED: 'correlated' } as const;

/** Turns Zeebe's intent into ours and refuses the rest. */
function intentOf<const Intents extends Readonly<Record<string, string>>>(intents: Intents) {
  return z
    .custom<keyof Intents>((value) => typeof value === 'string' && value in intents)
    .transform((name) => intents[name]);
}

const Job = z
  .object({
    ...envelope,
    intent: intentOf(jobIntents),
    value: z.object({
      ...where,
      type: z.string(),
      retries: Count,
      processDefinitionVersion: Count,
      elementInstanceKey: Key,
      customHeaders: z.record(z.string(), z.string()),
      errorCode: z.string().default(''),
      errorMessage: z.string().default(''),
    }),
  })
  .transform(({ partitionId, timestamp, key, value, ...rest }) => {
    const { bpmnProcessId, processDefinitionVersion, customHeaders, ...known } = value;
    const { own, ...assignment } = splitHeaders(customHeaders);
    const named = { processId: bpmnProcessId, processVersion: processDefinitionVersion, headers: own, ...assignment };
    return { kind: 'job' as const, partition: partitionId, at: timestamp, jobKey: key, ...rest, ...known, ...named };
  });
export type JobRecord = z.output<typeof Job>;

const Element = z
  .object({
    ...envelope,
    intent: intentOf(elementIntents),
    value: z.object({
      ...where,
      /** PROCESS, USER_TASK, CALL_ACTIVITY, MULTI_INSTANCE_BODY, … */
      bpmnElementType: z.string(),
      version: Count,
      flowScopeKey: KeyOrNone,
      /** Set on the records of a called diagram: the calling instance. */
      parentProcessInstanceKey: KeyOrNone,
      parentElementInstanceKey: KeyOrNone,
    }),
  })
  .transform(({ partitionId, timestamp, key, value, ...rest }) => {
    const { bpmnProcessId, bpmnElementType, version, ...known } = value;
    const named = { elementInstanceKey: key, processId: bpmnProcessId, elementType: bpmnElementType };
    return {
      kind: 'element' as const,
      partition: partitionId,
      at: timestamp,
      ...rest,
      ...known,
      ...named,
      processVersion: version,
    };
  });
export type ElementRecord = z.output<typeof Element>;

const Incident = z
  .object({
    ...envelope,
    intent: intentOf(incidentIntents),
    value: z.object({
      ...where,
      errorType: z.string(),
      errorMessage: z.string(),
      elementInstanceKey: Key,
      jobKey: KeyOrNone,
    }),
  })
  .transform(({ partitionId, timestamp, key, value, ...rest }) => {
    const { bpmnProcessId, ...known } = value;
    const named = { incidentKey: key, processId: bpmnProcessId };
    return { kind: 'incident' as const, partition: partitionId, at: timestamp, ...rest, ...known, ...named };
  });
export type IncidentRecord = z.output<typeof Incident>;

/** Tells which instance a start message made: correlationKey (the case) and processInstanceKey. */
const MessageStart = z
  .object({
    ...envelope,
    intent: intentOf(messageIntents),
    value: z.object({
      processInstanceKey: Key,
      processDefinitionKey: Key,
      bpmnProcessId: z.string(),
      messageName: z.string(),
      correlationKey: z.string(),
    }),
  })
  .transform(({ partitionId, timestamp, key: _, value, ...rest }) => {
    const { bpmnProcessId, ...known } = value;
    return {
      kind: 'message-start' as const,
      partition: partitionId,
      at: timestamp,
      ...rest,
      ...known,
      processId: bpmnProcessId,
    };
  });
export type MessageStartRecord = z.output<typeof MessageStart>;

export type EngineRecord = JobRecord | ElementRecord | IncidentRecord | MessageStartRecord;

const readers = {
  JOB: { intents: jobIntents, schema: Job },
  PROCESS_INSTANCE: { intents: elementIntents, schema: Element },
  INCIDENT: { intents: incidentIntents, schema: Incident },
  MESSAGE_START_EVENT_SUBSCRIPTION: { intents: messageIntents, schema: MessageStart },
} as const;
export const valueTypes = ['PROCESS_INSTANCE', 'JOB', 'INCIDENT', 'MESSAGE_START_EVENT_SUBSCRIPTION'] as const;

/** Every record has a place in the stream, also one that says nothing to us (`record: null`). */
export type PlacedRecord = { partition: number; position: number; record: EngineRecord | null };

/** Positions and partitions, unlike keys, never pass 2^53. */
const Place = z.object({ partitionId: z.int(), position: z.int(), valueType: z.enum(valueTypes), intent: z.string() });

/** Throws on text that is none of these records, or one that we ought to know but cannot read. */
export function parseRecord(text: string): PlacedRecord {
  const { partitionId, position, valueType, intent } = Place.parse(JSON.parse(text));
  const { intents, schema } = readers[valueType];
  // Most records say nothing to us: only the others are worth the slower reading that keeps their keys exact.
  return { partition: partitionId, position, record: intent in intents ? schema.parse(parseExact(text)) : null };
}
