import { z } from 'zod';
import { TimeUnit } from '../clocks/schema.ts';
import { AreaCode, type EndpointContract, ItemCode, listOf, Money, Page, Reading, text } from '../endpoint.ts';
import { ServiceWindow } from '../service-window.ts';

const Text = z.object({ zh: z.string(), en: z.string() });

export const ItemSummary = z
  .object({
    code: ItemCode,
    name: Text,
    typeName: z.string(),
    topic: z.string(),
    audience: z.array(z.string()),
    kind: z.enum(['immediate', 'promised']),
    promise: z.string().meta({ description: 'in words, e.g. 5个工作日' }),
    law: z.string(),
    trips: z.int(),
    onlineDepth: z.int(),
    department: z.string().nullable(),
    areas: z.array(z.object({ code: AreaCode, name: z.string() })),
    hint: z.string().nullable().meta({ description: 'said beside a search hit, e.g. 台胞证 is another item' }),
  })
  .meta({ id: 'ItemSummary' });
export type ItemSummary = z.infer<typeof ItemSummary>;

export const Material = z
  .object({
    code: z.string(),
    name: z.string(),
    required: z.enum(['always', 'when', 'optional']),
    when: z.string().nullable(),
    source: z.enum(['self', 'authority', 'other']),
    issuer: z.string().nullable(),
    obtainable: z.boolean(),
    formats: z.array(z.string()),
    maxSizeMb: z.number(),
    originals: z.int(),
    copies: z.int(),
    standard: z.string(),
    sampleFile: z.string().nullable().meta({ description: 'name of a filled-in sample, to be downloaded' }),
    blankFile: z.string().nullable().meta({ description: 'name of a form to fill in, to be downloaded' }),
  })
  .meta({ id: 'Material' });

export const Item = ItemSummary.extend({
  version: z.string(),
  basicCode: z.string(),
  implementationCode: z.string().nullable(),
  level: z.string(),
  bases: z.array(
    z.object({
      title: z.string(),
      article: z.string(),
      text: z.string().nullable(),
      checkedOn: z.string(),
      sample: z.boolean(),
    }),
  ),
  sampleData: z.array(z.string()).meta({ description: 'fields whose value is sample data, not looked up' }),
  limits: z.object({
    law: z.object({ amount: z.number(), unit: TimeUnit, explain: z.string() }).nullable(),
    promise: z.object({ amount: z.number(), unit: TimeUnit, explain: z.string() }).nullable(),
  }),
  conditions: z.array(z.string()),
  materials: z.array(Material),
  fees: z.array(z.object({ code: z.string(), name: z.string(), amount: Money, basis: z.string(), per: z.string() })),
  steps: z.array(
    z.object({ name: z.string(), department: z.string(), limit: z.string(), standard: z.string(), result: z.string() }),
  ),
  special: z.array(z.object({ name: z.string(), basis: z.string(), stopsClock: z.boolean(), limit: z.string() })),
  branches: z.array(z.object({ role: z.string(), name: z.string(), days: z.number() })),
  delivery: z.array(z.enum(['ems', 'window'])),
  ways: z.array(z.string()).meta({ description: '办理形式: online, at the window, by post' }),
  quantityLimit: z.string().nullable().meta({ description: '数量限制, where the law limits how many are granted' }),
  window: ServiceWindow.nullable().meta({
    description: 'where results are collected in the area; null without an area',
  }),
  result: z.object({
    name: z.string(),
    validity: z.string(),
    specimens: z
      .array(z.object({ code: z.string(), name: z.string() }))
      .meta({ description: 'papers that one gets in the end, to be looked at beforehand' }),
  }),
  tripsReason: z.string().nullable(),
  phones: z.object({ consult: z.string(), complain: z.string() }),
  appeal: z.object({
    reconsideration: z.string(),
    court: z.string(),
    online: z.string(),
    text: z.string().nullable().meta({ description: 'what the item says of it beyond organ, court and days' }),
  }),
  faq: z.array(z.object({ question: z.string(), answer: z.string() })),
  form: z.unknown().meta({ description: 'form-js schema of the application' }),
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  demonstration: z.boolean().meta({ description: 'an older model, kept to be shown: it may still be applied for' }),
  sampleApplication: z
    .unknown()
    .optional()
    .meta({ description: 'demo mode only: a body that POST /api/cases accepts' }),
}).meta({ id: 'Item' });
export type Item = z.infer<typeof Item>;

export const listItems = {
  method: 'get',
  path: '/api/items',
  tag: 'items',
  access: 'public',
  summary: 'Search the items of the hall',
  query: Page.extend({
    q: text(100).optional(),
    area: AreaCode.optional(),
    audience: text(40).optional(),
    department: text(60).optional(),
    ...Reading.shape,
  }),
  status: 200,
  response: listOf(ItemSummary),
} as const satisfies EndpointContract;

export const getItem = {
  method: 'get',
  path: '/api/items/{code}',
  tag: 'items',
  access: 'public',
  summary: 'The guide of an item, as it is in an area',
  params: z.object({ code: ItemCode }),
  query: Reading.extend({ area: AreaCode.optional() }),
  status: 200,
  response: Item,
} as const satisfies EndpointContract;

export const downloadMaterialFile = {
  method: 'get',
  path: '/api/items/{code}/materials/{material}/{kind}',
  tag: 'items',
  access: 'public',
  summary: "A material's filled-in sample, or its form to fill in; always as an attachment",
  params: z.object({ code: ItemCode, material: z.string().max(63), kind: z.enum(['sample', 'blank']) }),
  status: 200,
  produces: '*/*',
} as const satisfies EndpointContract;

export const downloadSpecimen = {
  method: 'get',
  path: '/api/items/{code}/specimens/{specimen}',
  tag: 'items',
  access: 'public',
  summary: 'A result as the item issues it, over its sample application and marked as a specimen; a PDF',
  params: z.object({ code: ItemCode, specimen: z.string().max(63) }),
  status: 200,
  produces: 'application/pdf',
} as const satisfies EndpointContract;

export const listAreas = {
  method: 'get',
  path: '/api/areas',
  tag: 'items',
  access: 'public',
  summary: 'The areas that the hall serves',
  status: 200,
  response: z.object({
    items: z.array(
      z.object({
        code: AreaCode,
        name: z.string(),
        nameEn: z.string(),
        parent: z.string().nullable(),
        level: z.string(),
      }),
    ),
  }),
} as const satisfies EndpointContract;
