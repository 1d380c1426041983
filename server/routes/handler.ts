import Router from '@koa/router';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ParameterizedContext } from 'koa';
import type { z } from 'zod';
import { inEnglish } from '../catalogue/english.ts';
import { faultWords } from '../catalogue/fault-words.ts';
import type { Hall } from '../commands/hall.ts';
import { Refusal } from '../commands/refusal.ts';
import type { Actor } from '../policies/actor.ts';
import { type EndpointContract, IdempotencyKey, Reading } from './endpoint.ts';
import { answerOnce } from './idempotency.ts';
import { bodyReader } from './json-body.ts';
import { openApiDocument } from './openapi.ts';
import { escaped, mostFaults, unstorable, unwieldy } from './storable.ts';

type Output<T> = T extends z.ZodType ? z.output<T> : undefined;
type Answer<T> = T extends z.ZodType ? z.input<T> : unknown;

export type Call<E extends EndpointContract> = {
  hall: Hall;
  /** Who asks; on a public endpoint possibly nobody. */
  actor: E['access'] extends 'session' ? Actor : Actor | undefined;
  params: Output<E['params']>;
  query: Output<E['query']>;
  body: Output<E['body']>;
  ctx: ParameterizedContext;
};

export type Route = { endpoint: EndpointContract; mount(router: Router, hall: Hall): void };

/**
 * Binds an endpoint to its handler: the request is parsed by the contract's schemas, with every fault at once, and
 * nothing inside parses again. The handler loads, authorizes, calls one command and presents.
 */
export function handle<const E extends EndpointContract & { readonly creates?: never }>(
  endpoint: E,
  work: (call: Call<E>) => Promise<Answer<E['response']>>,
): Route {
  return bind(endpoint, work);
}

type Creating<E extends EndpointContract, V> = {
  act: (call: Call<E>) => Promise<V>;
  present: (call: Call<E>, em: EntityManager, value: V) => Promise<Answer<E['response']>>;
};

/**
 * Binds a creating endpoint: `act` calls the one command, `present` makes the answer from its value. They are apart because
 * the answer to a call with an `Idempotency-Key` is stored by the command's transaction.
 */
export function handleOnce<const E extends EndpointContract & { readonly creates: true }, V>(
  endpoint: E,
  { act, present }: Creating<E, V>,
): Route {
  return bind(endpoint, async (call: Call<E>) => {
    const once = {
      act: () => act(call),
      present: async (em: EntityManager, value: V) => await present(call, em, value),
    };
    return await answerOnce(call.hall, { actor: call.actor, ctx: call.ctx }, once);
  });
}

function bind<E extends EndpointContract>(endpoint: E, work: (call: Call<E>) => Promise<unknown>): Route {
  const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1');
  const readBody = bodyReader(endpoint);
  const run = async (ctx: ParameterizedContext, hall: Hall): Promise<void> => {
    const { actor } = ctx.state;
    if (endpoint.access === 'session' && !actor) throw new Refusal('not-signed-in', '请先登录');
    await readBody(ctx);
    const parsed = parse(endpoint, ctx);
    const call = { hall, actor, ctx, ...parsed };
    // The types of Call follow the endpoint's schemas, which have just parsed these values: the one parse boundary.
    const made = await work(call as Call<E>);
    if (endpoint.produces) return;
    ctx.status = endpoint.status;
    if (!endpoint.response) return;
    const english = readsEnglish(endpoint, parsed.query);
    ctx.body = english ? inEnglish(made, hall.catalogue().english) : made;
  };
  return { endpoint, mount: (router, hall) => void router[endpoint.method](path, (ctx) => run(ctx, hall)) };
}

/** Only where the contract offers it: a program that asks elsewhere by accident still gets what it relies on. */
const readsEnglish = ({ query }: EndpointContract, asked: unknown): boolean =>
  query !== undefined && 'language' in query.shape && Reading.safeParse(asked).data?.language === 'en';

/** Faults of path, query, body and headers together; their pointers say where. */
function parse(
  endpoint: EndpointContract,
  ctx: ParameterizedContext,
): { params: unknown; query: unknown; body: unknown } {
  const raw = { params: ctx['params'], query: ctx.query, body: endpoint.consumes ? undefined : ctx.request.body };
  const params = endpoint.params?.safeParse(raw.params);
  if ((params && !params.success) || unstorable(raw.params, '').length > 0) throw new Refusal('not-found', '没有找到');
  if (endpoint.body) holdSize(raw.body);
  const query = endpoint.query?.safeParse(raw.query, { error: faultWords });
  const body = endpoint.body?.safeParse(raw.body, { error: faultWords });
  const key = endpoint.creates
    ? IdempotencyKey.safeParse(ctx.get('idempotency-key'), { error: faultWords })
    : undefined;
  const faults = [
    ...faultsOf('/query', query?.error),
    ...faultsOf('', body?.error),
    ...faultsOf('/header/Idempotency-Key', key?.error),
  ];
  // Of a body that fits only what is taken of it; of one that does not all that came, so that every fault is told at once.
  const odd = endpoint.body ? unstorable(body?.data ?? raw.body, '') : [];
  const told = new Set(faults.map(({ pointer }) => pointer));
  if (faults.length > 0) throw new MalformedRequest([...faults, ...odd.filter(({ pointer }) => !told.has(pointer))]);
  // No schema can say it of every text within free JSON: it is understood, and refused.
  if (odd.length > 0) throw new Refusal('invalid', '请求的内容有误', odd);
  return { params: params?.data, query: query?.data, body: body?.data };
}

function holdSize(body: unknown): void {
  const { tooMany, tooDeep } = unwieldy(body);
  if (tooMany) throw new Refusal('too-large', '内容太大');
  if (tooDeep.length > 0) throw new MalformedRequest(tooDeep);
}

const faultsOf = (prefix: string, faulty: z.ZodError | undefined) =>
  (faulty?.issues ?? []).slice(0, mostFaults).map(({ path, message }) => ({
    pointer: [prefix, ...path.map((key) => escaped(String(key)))].join('/'),
    message,
  }));

/** The request is not what the contract says: 400, with every fault at its field. */
export class MalformedRequest extends Error {
  override readonly name = 'MalformedRequest';
  readonly faults: { pointer: string; message: string }[];
  constructor(faults: { pointer: string; message: string }[]) {
    super('请求的内容有误');
    this.faults = faults;
  }
}

/** A router with every route; a known path asked in a wrong way answers 405. */
export function routerOf(routes: readonly Route[], hall: Hall): Router {
  const router = new Router({ sensitive: true });
  for (const route of routes) route.mount(router, hall);
  const document = openApiDocument(hall.settings.publicUrl);
  router.get('/api/openapi.json', (ctx) => {
    ctx.body = document;
  });
  return router;
}
