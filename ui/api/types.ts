import type { z } from 'zod';
import type { Contract } from '../../server/routes/contract.ts';

export type Method = Contract['method'];
export type PathOf<M extends Method> = Extract<Contract, { method: M }>['path'];
export type Endpoint<M extends Method, P extends string> = Extract<Contract, { method: M; path: P }>;

/** What the caller gives: defaults of the schema may be left out. */
type Given<E, K extends string> = E extends Record<K, infer S> ? (S extends z.ZodType ? z.input<S> : never) : never;

/** A part whose every field may be left out may be left out itself. */
type Part<K extends string, T> = [T] extends [never]
  ? { [key in K]?: never }
  : Record<never, never> extends T
    ? { [key in K]?: T }
    : { [key in K]: T };

export type CallOptions<M extends Method, P extends string> = Part<'params', Given<Endpoint<M, P>, 'params'>> &
  Part<'query', Given<Endpoint<M, P>, 'query'>> &
  Part<'body', Given<Endpoint<M, P>, 'body'>> & { idempotencyKey?: string; signal?: AbortSignal };

/** The options argument may be left out where nothing in it is needed. */
export type CallArguments<M extends Method, P extends string> =
  Record<never, never> extends CallOptions<M, P> ? [options?: CallOptions<M, P>] : [options: CallOptions<M, P>];

/** What the hall answers to a call, e.g. `Answer<'get', '/api/cases/{number}'>`. */
export type Answer<M extends Method, P extends string> =
  Endpoint<M, P> extends { response: infer S } ? (S extends z.ZodType ? z.output<S> : undefined) : undefined;

/** What a call takes as its body. */
export type Body<M extends Method, P extends string> = Given<Endpoint<M, P>, 'body'>;
