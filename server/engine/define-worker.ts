import { z } from 'zod';
import type { ActivatedJob, Variables } from './contract.ts';
import { BusinessError, NoRetryHelps } from './errors.ts';

export type Wait = `${number}${'ms' | 's' | 'm' | 'h'}`;

/**
 * What a handler knows of its job. `elementInstanceKey` is the idempotency key: the same over retries and re-created jobs
 * of one element.
 */
export type WorkerJob<Headers> = Omit<ActivatedJob, 'headers' | 'variables'> & { headers: Headers };

export type WorkerOptions<
  Input extends z.ZodObject,
  Headers extends z.ZodType<unknown>,
  Output extends z.ZodObject,
  Hall,
> = {
  type: string;
  /** Variables that the job needs; only these are fetched. */
  input: Input;
  /** Task headers that a designer fills in. */
  headers: Headers;
  /** Variables handed to the engine. */
  output: Output;
  /** Codes that `handle` may throw as BusinessError. */
  errors: readonly string[];
  /**
   * `attempts` is the most that is tried, even if the diagram allows more; `backoff` is on the engine's clock. With
   * `longest` each wait is four times the one before, up to that.
   */
  retries: { attempts: number; backoff: Wait; longest?: Wait };
  /** The job is offered again after this time without an answer; default 60 s. */
  timeout?: Wait;
  handle(input: z.output<Input>, job: WorkerJob<z.output<Headers>>, hall: Hall): Promise<z.input<Output>>;
};

export type WorkerDefinition<Hall> = {
  type: string;
  fetch: readonly string[];
  /** Names of the variables that it hands to the engine. */
  gives: readonly string[];
  errors: readonly string[];
  attempts: number;
  /** How long to wait after so many tries have failed. */
  backoffMs(failures: number): number;
  timeoutMs: number;
  /** Throws BusinessError (declared codes), NoRetryHelps (somebody must change something first), or anything else (retried). */
  run(job: ActivatedJob, hall: Hall): Promise<Variables>;
};

/** The diagram gives the job something that it cannot work with: an incident at once, with every fault in words. */
export class FaultyJob extends NoRetryHelps {
  override readonly name = 'FaultyJob';
}

/**
 * Declares a worker of one job type: return = complete, BusinessError = BPMN error, any other throw = one retry less, no retries = incident.
 * Annotate the third parameter of `handle` with the hall's type.
 */
export function defineWorker<
  Input extends z.ZodObject,
  Headers extends z.ZodType<unknown>,
  Output extends z.ZodObject,
  Hall,
>(options: WorkerOptions<Input, Headers, Output, Hall>): WorkerDefinition<Hall> {
  return {
    type: options.type,
    fetch: Object.keys(options.input.shape),
    gives: Object.keys(options.output.shape),
    errors: options.errors,
    attempts: options.retries.attempts,
    backoffMs: backoffOf(options.retries),
    timeoutMs: milliseconds(options.timeout ?? '60s'),
    run: (job, hall) => run(options, job, hall),
  };
}

async function run<Input extends z.ZodObject, Headers extends z.ZodType<unknown>, Output extends z.ZodObject, Hall>(
  options: WorkerOptions<Input, Headers, Output, Hall>,
  job: ActivatedJob,
  hall: Hall,
): Promise<Variables> {
  const input = options.input.safeParse(job.variables);
  const headers = options.headers.safeParse(job.headers);
  if (!input.success || !headers.success) {
    throw new FaultyJob([...faults('variable', input.error), ...faults('header', headers.error)].join('; '));
  }
  const { variables: _, headers: __, ...known } = job;
  const result = await options.handle(input.data, { ...known, headers: headers.data }, hall).catch((error: unknown) => {
    if (error instanceof BusinessError && !options.errors.includes(error.code)) {
      throw new FaultyJob(`worker ${options.type} threw the undeclared error ${error.code}: ${error.message}`);
    }
    throw error;
  });
  const output = options.output.safeParse(result);
  if (!output.success) throw new FaultyJob(faults('output', output.error).join('; '));
  return output.data;
}

function faults(what: string, error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map((issue) => `${what} ${issue.path.join('.') || '(all)'}: ${issue.message}`);
}

function backoffOf({ backoff, longest = backoff }: { backoff: Wait; longest?: Wait }): (failures: number) => number {
  const first = milliseconds(backoff);
  const last = milliseconds(longest);
  return (failures) => Math.min(last, first * 4 ** Math.max(0, failures - 1));
}

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

function milliseconds(wait: Wait): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(wait);
  const unit = z.enum(['ms', 's', 'm', 'h']).safeParse(match?.[2]);
  if (!match || !unit.success) throw new Error(`not a wait: ${wait}`);
  return Number(match[1]) * units[unit.data];
}
