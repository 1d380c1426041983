import type { ZBClient } from 'zeebe-node';
import { z } from 'zod';
import { inOurWords } from './asked.ts';
import type { ActivatedJob } from './contract.ts';

export type Activation = {
  type: string;
  worker: string;
  maxJobsToActivate: number;
  timeout: number;
  /** Milliseconds to wait for jobs; -1 answers at once. */
  requestTimeout: number;
  fetchVariable: readonly string[];
};

type JobStream = {
  on(event: 'data', listener: (response: unknown) => void): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'error', listener: (error: unknown) => void): void;
  cancel(): void;
};
type OpenStream = (request: Activation) => Promise<JobStream | { error: unknown } | undefined>;

/** One activation in progress. `ended` rejects with EngineUnavailable or EngineRefused. */
export type Activating = { ended: Promise<void>; cancel(): void };

const Text = z.string();
const Json = Text.transform((text): unknown => JSON.parse(text || '{}'));
const RawJob = z
  .object({
    key: Text,
    type: Text,
    processInstanceKey: Text,
    processDefinitionKey: Text,
    bpmnProcessId: Text,
    elementId: Text,
    elementInstanceKey: Text,
    retries: z.number(),
    customHeaders: Json.pipe(z.record(z.string(), z.string())),
    variables: Json.pipe(z.record(z.string(), z.unknown())),
  })
  .transform(({ bpmnProcessId, customHeaders, ...job }) => ({
    ...job,
    processId: bpmnProcessId,
    headers: customHeaders,
  }));
const Response = z.object({ jobs: z.array(RawJob) });

/**
 * Activates jobs over the client's own stream call. Its public `activateJobs` never answers when there is no job and forgets all but the
 * first part of an answer; its ZBWorker waits between polls and holds a connection for each type.
 */
export async function activateJobs(
  client: ZBClient,
  request: Activation,
  onJobs: (jobs: ActivatedJob[]) => void,
): Promise<Activating> {
  const stream = await openStream(client)(request);
  if (!stream) return { ended: Promise.resolve(), cancel: () => {} };
  if ('error' in stream) throw inOurWords(stream.error);
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  stream.on('data', (response) => {
    const parsed = Response.safeParse(response);
    if (parsed.success) onJobs(parsed.data.jobs);
    else reject(parsed.error);
  });
  stream.on('end', resolve);
  stream.on('error', (error) => reject(inOurWords(error)));
  return { ended, cancel: () => stream.cancel() };
}

const isOpenStream = z.custom<OpenStream>((value) => typeof value === 'function');

/** zeebe-node keeps its gRPC client private; this is the one place that reaches for it. */
function openStream(client: ZBClient): OpenStream {
  const grpc: unknown = Reflect.get(client, 'grpc');
  if (typeof grpc !== 'object' || grpc === null) throw new Error('zeebe-node has changed: no gRPC client');
  return isOpenStream.parse(Reflect.get(grpc, 'activateJobsStream'));
}
