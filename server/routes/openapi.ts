import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { contract } from './contract.ts';
import { type EndpointContract, Problem } from './endpoint.ts';

/** What any call may be refused with: malformed, not signed in, forbidden or CSRF, not found, wrong method, too many. */
const usual = [400, 401, 403, 404, 429];

const words: Record<number, string> = {
  400: 'Malformed; `errors` names every faulty field',
  401: 'Not signed in',
  403: 'Not allowed, or the CSRF token is missing',
  404: 'Does not exist, or not for this reader',
  409: 'The state does not allow it',
  413: 'Too large',
  415: 'Not a type that is taken',
  422: 'Refused; `errors` names every faulty field',
  429: 'Too many requests',
  502: 'An outer system did not answer',
  503: 'A part of the hall does not answer',
};

/** The OpenAPI 3.1 text, made from the schemas that validate. */
export function openApiDocument(publicUrl: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of contract) {
    const described: EndpointContract = endpoint;
    paths[described.path] = { ...paths[described.path], [described.method]: operationOf(described) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Lianban 联办',
      version: '1',
      description:
        'The interface of the approval hall. Times are RFC 3339 with offset +08:00, money is a decimal string in yuan, areas are GB/T 2260 codes.',
    },
    servers: [{ url: publicUrl }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'lianban' },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
      },
    },
    paths,
  });
}

function operationOf(endpoint: EndpointContract): ZodOpenApiOperationObject {
  const { params, query, creates, access, method, summary, tag } = endpoint;
  const headers = z.object({ 'Idempotency-Key': z.string().max(200).optional() });
  const requestParams = {
    ...(params ? { path: params } : {}),
    ...(query ? { query } : {}),
    ...(creates ? { header: headers } : {}),
  };
  const security =
    access === 'public' ? {} : { security: [method === 'get' ? { session: [] } : { session: [], csrf: [] }] };
  return {
    operationId: `${method} ${endpoint.path}`.replace(/[^a-z0-9]+/gi, '-'),
    tags: [tag],
    summary,
    ...security,
    requestParams,
    ...bodyOf(endpoint),
    responses: responsesOf(endpoint),
  };
}

function bodyOf({ body, consumes }: EndpointContract): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (consumes) {
    const file = z.object({ file: z.string().meta({ format: 'binary' }) });
    return { requestBody: { required: true, content: { [consumes]: { schema: file } } } };
  }
  return body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {};
}

function responsesOf(endpoint: EndpointContract): ZodOpenApiResponsesObject {
  const refusals = [...new Set([...usual, ...(endpoint.creates ? [409, 422] : []), ...(endpoint.refusals ?? [])])];
  const problem = (status: number) => ({
    description: words[status] ?? 'Refused',
    content: { 'application/problem+json': { schema: Problem } },
  });
  return {
    [`${endpoint.status}`]: successOf(endpoint),
    ...Object.fromEntries(refusals.map((status) => [`${status}`, problem(status)])),
  };
}

function successOf({
  response,
  produces,
  summary,
}: EndpointContract): ZodOpenApiResponsesObject[`${1 | 2 | 3 | 4 | 5}${string}`] {
  if (produces)
    return { description: summary, content: { [produces]: { schema: z.string().meta({ format: 'binary' }) } } };
  return response
    ? { description: summary, content: { 'application/json': { schema: response } } }
    : { description: summary };
}
