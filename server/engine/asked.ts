import { z } from 'zod';
import type { Outcome } from './contract.ts';
import { EngineRefused, EngineUnavailable } from './errors.ts';

/** gRPC status codes that tell nothing about the call itself: it may be repeated. */
const transient = new Map([
  [1, 'CANCELLED'],
  [4, 'DEADLINE_EXCEEDED'],
  [8, 'RESOURCE_EXHAUSTED'],
  [13, 'INTERNAL'],
  [14, 'UNAVAILABLE'],
]);
const notFound = 5;
const alreadyExists = 6;

const GrpcFault = z.object({ code: z.number(), details: z.string().optional(), message: z.string() });

/** The thing asked for is not there (any more). */
export class EngineNotFound extends EngineRefused {}
/** The same thing was told before. */
export class EngineDuplicate extends EngineRefused {}

/** Makes one call within a time limit and puts its failure in our words. zeebe-node sets no deadline of its own. */
export async function asked<T>(call: () => Promise<T>, limitMs = 10_000): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new EngineUnavailable(`no answer within ${limitMs} ms`)), limitMs);
  try {
    return await Promise.race([call(), late]);
  } catch (error) {
    throw inOurWords(error);
  } finally {
    clearTimeout(timer);
  }
}

/** A change of something that may be gone already. */
export async function goneOr(change: Promise<unknown>): Promise<Outcome> {
  try {
    await change;
    return 'done';
  } catch (error) {
    if (error instanceof EngineNotFound) return 'gone';
    throw error;
  }
}

/**
 * The engine's answer as one of our errors: unavailable, gone, a duplicate or refused; an error that is no gRPC answer is
 * left as it is.
 */
export function inOurWords(error: unknown): unknown {
  const fault = GrpcFault.safeParse(error);
  if (!fault.success) return error;
  const { code, details, message } = fault.data;
  const name = transient.get(code);
  if (name) return new EngineUnavailable(`${name}: ${details || message}`, { cause: error });
  const text = details || message;
  if (code === notFound) return new EngineNotFound(text, { cause: error });
  if (code === alreadyExists) return new EngineDuplicate(text, { cause: error });
  return new EngineRefused(text, { cause: error });
}
