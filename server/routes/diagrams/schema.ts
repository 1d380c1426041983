import { z } from 'zod';
import { type EndpointContract, Instant, integer, text } from '../endpoint.ts';
import { DiagramId, DiagramSummary, Lint } from './diagram.schema.ts';

const Xml = text(2_000_000).min(20);
/** Bytes of a body with a diagram's text in it: JSON escapes its quotes and line ends, and most of it is ASCII. */
const xmlBodyLimit = 3_000_000;

const Version = z.object({
  version: z.int(),
  processDefinitionKey: z.string(),
  deployedAt: Instant,
  deployedBy: z.string(),
  note: z.string(),
  running: z.int(),
});

const id = { params: z.object({ id: DiagramId }) };

export const listDiagrams = {
  method: 'get',
  path: '/api/diagrams',
  tag: 'diagrams',
  access: 'session',
  summary: 'Diagrams of the items and the shared ones',
  status: 200,
  response: z.object({
    items: z.array(DiagramSummary),
    faults: z.array(
      z.object({ file: z.string(), element: z.string().nullable(), rule: z.string(), message: z.string() }),
    ),
  }),
} as const satisfies EndpointContract;

export const getDiagram = {
  method: 'get',
  path: '/api/diagrams/{id}',
  tag: 'diagrams',
  access: 'session',
  summary: 'A diagram with its versions',
  ...id,
  status: 200,
  response: DiagramSummary.extend({
    xml: Xml,
    versions: z.array(Version),
    templates: z.array(z.unknown()),
    forms: z.array(z.object({ key: z.string(), schema: z.unknown() })),
  }),
} as const satisfies EndpointContract;

const Draft = z.object({ xml: Xml, revision: z.int(), savedAt: Instant, savedBy: z.string(), basedOn: z.int() });

export const getDiagramDraft = {
  method: 'get',
  path: '/api/diagrams/{id}/draft',
  tag: 'diagrams',
  access: 'session',
  summary: 'The draft, or null',
  ...id,
  status: 200,
  response: z.object({ draft: Draft.nullable() }),
} as const satisfies EndpointContract;

export const saveDiagramDraft = {
  method: 'put',
  path: '/api/diagrams/{id}/draft',
  tag: 'diagrams',
  access: 'session',
  summary: 'Save the draft; refused with 409 when somebody else saved since `revision`',
  ...id,
  body: z.object({ xml: Xml, revision: z.int().min(0) }),
  bodyLimit: xmlBodyLimit,
  status: 200,
  response: z.object({ draft: Draft }),
  refusals: [409, 422],
} as const satisfies EndpointContract;

export const discardDiagramDraft = {
  method: 'delete',
  path: '/api/diagrams/{id}/draft',
  tag: 'diagrams',
  access: 'session',
  summary: 'Throw the draft away; refused with 409 when somebody else saved since `revision`',
  ...id,
  query: z.object({ revision: integer(0, 1_000_000_000) }),
  status: 204,
  refusals: [409],
} as const satisfies EndpointContract;

export const lintDiagram = {
  method: 'post',
  path: '/api/diagrams/{id}/lint',
  tag: 'diagrams',
  access: 'session',
  summary: 'Check a diagram by the rules of the engine and of the law',
  ...id,
  body: z.object({ xml: Xml }),
  bodyLimit: xmlBodyLimit,
  status: 200,
  response: z.object({ problems: z.array(Lint) }),
  refusals: [422],
} as const satisfies EndpointContract;

export const listDiagramVersions = {
  method: 'get',
  path: '/api/diagrams/{id}/versions',
  tag: 'diagrams',
  access: 'session',
  summary: 'Deployed versions, newest first',
  ...id,
  status: 200,
  response: z.object({ items: z.array(Version) }),
} as const satisfies EndpointContract;

export const getDiagramVersion = {
  method: 'get',
  path: '/api/diagrams/{id}/versions/{version}',
  tag: 'diagrams',
  access: 'session',
  summary: 'The XML of a version',
  params: z.object({ id: DiagramId, version: integer(1, 1_000_000) }),
  status: 200,
  response: z.object({ version: z.int(), xml: Xml }),
} as const satisfies EndpointContract;

export const deployDiagram = {
  method: 'post',
  path: '/api/diagrams/{id}/deployments',
  tag: 'diagrams',
  access: 'session',
  creates: true,
  summary: 'Deploy the draft as a new version; running cases stay on theirs',
  ...id,
  body: z.object({ revision: z.int().min(1), note: text(500).default('') }),
  status: 201,
  response: Version,
  refusals: [409, 422],
} as const satisfies EndpointContract;

export const getDiagramImpact = {
  method: 'get',
  path: '/api/diagrams/{id}/impact',
  tag: 'diagrams',
  access: 'session',
  summary: 'Whom a deployment would touch: running cases by version and element',
  ...id,
  status: 200,
  response: z.object({
    running: z.int(),
    byVersion: z.array(z.object({ version: z.int(), running: z.int() })),
    byElement: z.array(z.object({ elementId: z.string(), name: z.string(), running: z.int() })),
    removed: z.array(z.object({ elementId: z.string(), name: z.string(), running: z.int() })),
  }),
} as const satisfies EndpointContract;

export const getDiagramHeatmap = {
  method: 'get',
  path: '/api/diagrams/{id}/heatmap',
  tag: 'diagrams',
  access: 'session',
  summary: 'Per element: how often, how long',
  ...id,
  status: 200,
  response: z.object({
    elements: z.array(
      z.object({ elementId: z.string(), count: z.int(), medianSeconds: z.number(), p90Seconds: z.number() }),
    ),
  }),
} as const satisfies EndpointContract;

export const getDiagramDiff = {
  method: 'get',
  path: '/api/diagrams/{id}/diff',
  tag: 'diagrams',
  access: 'session',
  summary: 'Elements added, removed and changed between two versions (0 = the draft)',
  params: z.object({ id: DiagramId }),
  query: z.object({
    from: integer(0, 1_000_000),
    to: integer(0, 1_000_000),
  }),
  status: 200,
  response: z.object({
    added: z.array(z.string()),
    removed: z.array(z.string()),
    changed: z.array(z.object({ elementId: z.string(), name: z.string() })),
  }),
  refusals: [422],
} as const satisfies EndpointContract;
