/** What the engine can be asked. Keys are int64 in decimal text, never numbers: they pass 2^53 from the fifth partition on. */
export type Engine = {
  /**
   * Deploys one after the other. A resource that is equal to the latest version keeps its version. Throws EngineRefused
   * with Zeebe's text.
   */
  deploy(resources: readonly Resource[]): Promise<DeployedProcess[]>;
  /** `duplicate`: a message with this `messageId` was published before and its time to live has not passed. */
  publish(message: Message): Promise<'published' | 'duplicate'>;
  completeJob(key: string, variables: Variables): Promise<Outcome>;
  /** `retries: 0` raises an incident with `message`. `backoffMs` counts on the engine's clock. */
  failJob(key: string, failure: { retries: number; message: string; backoffMs: number }): Promise<Outcome>;
  /** Raises the BPMN error `code`; without a catch event for it in the diagram the engine makes it an incident. */
  throwError(key: string, code: string, message: string): Promise<Outcome>;
  updateJobRetries(key: string, retries: number): Promise<Outcome>;
  /** With `jobKey` the job first gets one more try, without which an incident of a job would only come again. */
  resolveIncident(key: string, jobKey?: string): Promise<Outcome>;
  /** Moves an instance: sends a case back to an earlier step. Renew the limits with the move (patterns.md). */
  modify(processInstanceKey: string, move: Move): Promise<Outcome>;
  cancel(processInstanceKey: string): Promise<Outcome>;
  /** True if a partition answers as healthy leader within 2 s. */
  healthy(): Promise<boolean>;
  /**
   * Heals a list that has lost tasks: activates the user tasks that nobody holds and tells them. Locked for `timeoutMs`,
   * but still completable by key.
   */
  sweepUserTasks(sweep: { worker: string; timeoutMs: number; max: number }): Promise<SweptTask[]>;
  /** Opens one long-polling subscription; used by runWorkers. */
  subscribe(subscription: Subscription): { close(): Promise<void> };
  /** Ends subscriptions after their running jobs, then the connection. */
  close(): Promise<void>;
};

/** `gone`: completed, cancelled or resolved before. Never a fault of the system. */
export type Outcome = 'done' | 'gone';
export type Variables = Readonly<Record<string, unknown>>;
export type Resource = { name: string; xml: string };
export type DeployedProcess = {
  processId: string;
  version: number;
  processDefinitionKey: string;
  resourceName: string;
};
export type Message = {
  name: string;
  correlationKey: string;
  messageId: string;
  timeToLiveMs: number;
  variables: Variables;
};
export type Move = {
  /** Element instance keys to end; of a multi-instance activity its MULTI_INSTANCE_BODY. */
  terminate: readonly string[];
  activate: readonly { elementId: string; variables?: Variables }[];
};

export type ActivatedJob = {
  key: string;
  type: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  processId: string;
  elementId: string;
  elementInstanceKey: string;
  retries: number;
  headers: Readonly<Record<string, string>>;
  variables: Variables;
};
/** A user task found by the sweep; told in the terms of a `job` record, without a position of its own. `caseId`: the variable. */
export type SweptTask = Omit<ActivatedJob, 'variables'> & {
  candidateGroups: string[];
  formKey: string | null;
  caseId: string | null;
};

export type Subscription = {
  type: string;
  worker: string;
  /** Names of the variables to fetch; empty = none is needed and the smallest possible is fetched. */
  fetch: readonly string[];
  maxJobs: number;
  /** The job is offered again when it has not been answered for so long. */
  timeoutMs: number;
  handle(job: ActivatedJob): Promise<void>;
};

export type { ElementRecord, EngineRecord, IncidentRecord, JobRecord, MessageStartRecord } from './records.ts';
