import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';

/** A call of an outer system: a body in that system's own form, believed by its signature alone, no session and no token. */
function callback(of: {
  summary: string;
  description: string;
  consumes: string;
  answer: z.ZodType;
}): ZodOpenApiOperationObject {
  const type = of.answer instanceof z.ZodString ? 'text/plain' : 'application/json';
  const answer = { content: { [type]: { schema: of.answer } } };
  return {
    tags: ['callbacks'],
    summary: of.summary,
    description: of.description,
    security: [],
    requestBody: { required: false, content: { [of.consumes]: { schema: z.string() } } },
    responses: { '200': { description: "In the outer system's own words: taken, or to be sent again", ...answer } },
  };
}

/** What the contract of the pages does not name: the outer systems' callbacks, and this text itself. */
export const outsidePaths: ZodOpenApiPathsObject = {
  '/api/callbacks/payment/alipay': {
    post: callback({
      summary: "Alipay's signed notice (alipay.trade notify)",
      description: 'Signed with RSA2. Answered with `success` once stored, else with `fail`; a repeat changes nothing.',
      consumes: 'application/x-www-form-urlencoded',
      answer: z.string(),
    }),
  },
  '/api/callbacks/payment/unionpay': {
    post: {
      ...callback({
        summary: "UnionPay's signed notice (5.1.0, backUrl)",
        description:
          'Signed with SHA256withRSA by the certificate in it. Status 200 means stored; any other: send again.',
        consumes: 'application/x-www-form-urlencoded',
        answer: z.string(),
      }),
      responses: {
        '200': { description: 'Stored', content: { 'text/plain': { schema: z.string() } } },
        '400': { description: 'Not believed: send again', content: { 'text/plain': { schema: z.string() } } },
      },
    },
  },
  '/api/callbacks/express': {
    post: callback({
      summary: "EMS's push of a parcel's events",
      description:
        'Weakly protected by its protocol, so the parcel is asked for at the carrier before anything hangs on it.',
      consumes: 'application/x-www-form-urlencoded',
      answer: z.object({ code: z.string(), codeMessage: z.string(), senderNo: z.string().optional() }),
    }),
  },
  '/api/openapi.json': {
    get: {
      tags: ['health'],
      summary: 'This text',
      security: [],
      responses: {
        '200': {
          description: 'OpenAPI 3.1',
          content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
        },
      },
    },
  },
};
