import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { contract } from './contract.ts';
import { type EndpointContract, IdempotencyKey, Problem, usualBodyLimit } from './endpoint.ts';
import { getHealth, HealthProblem } from './health/schema.ts';
import { outsidePaths } from './openapi-outside.ts';

const words: Record<number, string> = {
  400: 'Malformed; `errors` names every faulty field at once',
  401: 'Not signed in, or wrong credentials',
  403: 'Not allowed, or the CSRF token is missing or stale',
  404: 'Does not exist, or not for this reader',
  409: 'The state does not allow it, or somebody was faster',
  413: 'Too large',
  415: 'Not a type that is taken',
  422: 'Understood and refused; `errors` names every faulty field at once',
  429: 'Too many requests; `Retry-After` says when to come again',
  502: 'An outer system did not answer',
  503: 'A part of the hall does not answer; `Retry-After` says when to come again',
};

/** The OpenAPI 3.1 text, made from the schemas that validate. */
export function openApiDocument(publicUrl: string) {
  const paths: ZodOpenApiPathsObject = { ...outsidePaths };
  for (const endpoint of contract) {
    const described: EndpointContract = endpoint;
    paths[described.path] = { ...paths[described.path], [described.method]: operationOf(described) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Lianban 联办',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'The interface of the approval hall. Times are RFC 3339 with offset +08:00, dates YYYY-MM-DD, money is a decimal string in yuan, areas are GB/T 2260 codes. Errors are RFC 9457 problem details.',
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(contract.map(({ tag }) => tag))].map((name) => ({ name })),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'lianban', description: 'set by `POST /api/session`' },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF-Token',
          description: 'the `csrfToken` of `GET /api/session`; needed by calls that change something',
        },
      },
    },
    paths,
  });
}

function operationOf(endpoint: EndpointContract): ZodOpenApiOperationObject {
  const { params, query, creates, access, method, summary, tag } = endpoint;
  return {
    operationId: `${method} ${endpoint.path}`.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, ''),
    tags: [tag],
    summary,
    security: access === 'public' ? [] : [method === 'get' ? { session: [] } : { session: [], csrf: [] }],
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(creates ? { header: z.object({ 'Idempotency-Key': IdempotencyKey }) } : {}),
    },
    ...bodyOf(endpoint),
    responses: {
      [`${endpoint.status}`]: successOf(endpoint),
      ...Object.fromEntries(refusalsOf(endpoint).map((status) => [`${status}`, refusal(status, endpoint)])),
    } satisfies ZodOpenApiResponsesObject,
  };
}

/** What each call can be refused with: some by what it takes, the rest as its contract says. */
function refusalsOf({ access, method, params, query, body, consumes, creates, refusals = [] }: EndpointContract) {
  const takesBody = body !== undefined || consumes !== undefined;
  const all = [
    ...(query || takesBody || creates ? [400] : []),
    ...(access === 'session' ? [401, 403] : method === 'get' ? [] : [401, 403]),
    ...(params || access === 'public' || takesBody ? [404] : []),
    ...(takesBody ? [413, 415, 422] : []),
    ...(creates ? [409, 422] : []),
    429,
    503,
    ...refusals,
  ];
  return [...new Set(all)].toSorted((a, b) => a - b);
}

const refusal = (status: number, { path }: EndpointContract): ZodOpenApiResponseObject => ({
  description: words[status] ?? 'Refused',
  content: {
    'application/problem+json': { schema: status === 503 && path === getHealth.path ? HealthProblem : Problem },
  },
});

function bodyOf({
  body,
  bodyLimit = usualBodyLimit,
  consumes,
}: EndpointContract): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (consumes) {
    const file = z.object({ file: z.string().meta({ format: 'binary' }) });
    return { requestBody: { required: true, content: { [consumes]: { schema: file } } } };
  }
  if (!body) return {};
  const description = `At most ${bodyLimit} bytes, not compressed`;
  return { requestBody: { required: true, description, content: { 'application/json': { schema: body } } } };
}

function successOf({ response, produces, summary }: EndpointContract): ZodOpenApiResponseObject {
  if (produces) {
    const schema = z.string().meta(produces.startsWith('text/') ? {} : { format: 'binary' });
    return { description: summary, content: { [produces]: { schema } } };
  }
  return response
    ? { description: summary, content: { 'application/json': { schema: response } } }
    : { description: summary };
}
