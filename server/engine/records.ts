/** One record of the engine's stream, in our words. Keys are int64 in decimal text; `position` orders the records of one partition. */
export type EngineRecord = JobRecord | ElementRecord | IncidentRecord | MessageStartRecord;

type Base = { partition: number; position: number; at: Date };

export type JobRecord = Base & {
  kind: 'job';
  intent: 'created' | 'completed' | 'canceled' | 'failed' | 'error-thrown' | 'timed-out' | 'retries-updated';
  jobKey: string;
  type: string;
  retries: number;
  processInstanceKey: string;
  processDefinitionKey: string;
  processId: string;
  processVersion: number;
  elementId: string;
  elementInstanceKey: string;
  /** Headers of the diagram without Zeebe's own. */
  headers: Readonly<Record<string, string>>;
  candidateGroups: readonly string[];
  assignee: string | null;
  formKey: string | null;
  errorCode: string;
  errorMessage: string;
};

export type ElementRecord = Base & {
  kind: 'element';
  intent: 'activated' | 'completed' | 'terminated';
  elementInstanceKey: string;
  elementId: string;
  /** PROCESS, USER_TASK, CALL_ACTIVITY, MULTI_INSTANCE_BODY, … */
  elementType: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  processId: string;
  processVersion: number;
  flowScopeKey: string | null;
  /** Set on the records of a called diagram: the calling instance. */
  parentProcessInstanceKey: string | null;
  parentElementInstanceKey: string | null;
};

export type IncidentRecord = Base & {
  kind: 'incident';
  intent: 'created' | 'resolved';
  incidentKey: string;
  errorType: string;
  errorMessage: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  processId: string;
  elementId: string;
  elementInstanceKey: string;
  jobKey: string | null;
};

/** Tells which instance a start message made: correlationKey (the case) ↔ processInstanceKey. */
export type MessageStartRecord = Base & {
  kind: 'message-start';
  intent: 'correlated';
  messageName: string;
  correlationKey: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  processId: string;
};
