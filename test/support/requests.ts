import fc from 'fast-check';
import { z } from 'zod';
import type { EndpointContract } from '../../server/routes/endpoint.ts';
import { arbitraryOf, broken, junk } from './arbitrary.ts';
import { lin } from './build.ts';
import type { Everything } from './one-of-everything.ts';

export type Sent = {
  role: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: string | undefined;
};

/** Requests from what the call takes to what nobody would send. */
export function requestOf(endpoint: EndpointContract, everything: Everything, roles: string[]): fc.Arbitrary<Sent> {
  return fc.record({
    role: fc.constantFrom(...rolesFor(endpoint, roles)),
    path: pathOf(endpoint, everything),
    query: endpoint.query ? queryOf(endpoint.query) : fc.constantFrom('', '?x=1'),
    headers: headersOf(endpoint),
    body: bodyOf(endpoint, everything),
  });
}

/** Whom a supervisor's stream of events is for, and who signs out, would not be there for the next request. */
function rolesFor({ path, method }: EndpointContract, roles: string[]): string[] {
  if (path === '/api/supervision/events') return roles.filter((role) => role !== 'supervisor');
  return path === '/api/session' && method !== 'get' ? ['nobody'] : roles;
}

function pathOf({ path }: EndpointContract, everything: Everything): fc.Arbitrary<string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const known = idsOf(path, everything);
  const odd = fc.constantFrom(
    '0',
    '%00',
    '%ff',
    '..%2f..',
    'null',
    '1e3',
    `${'9'.repeat(18)}`,
    '__proto__',
    crypto.randomUUID(),
  );
  const values = names.map((name) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant(known[name] ?? '1') }, { weight: 1, arbitrary: odd }),
  );
  return fc
    .tuple(...values)
    .map((chosen) => names.reduce((all, name, at) => all.replace(`{${name}}`, String(chosen[at])), path));
}

function idsOf(path: string, { subject, task, upload, payment, card, incident, notice, diagram }: Everything) {
  const [, , resource = '', second] = path.split('/');
  const byResource: Record<string, string> = {
    tasks: task.id,
    files: upload.id,
    payments: payment,
    supervision: card,
    diagrams: diagram,
    notices: notice,
  };
  const ids: Record<string, string> = {
    number: subject.number,
    key: incident,
    itemCode: subject.itemCode,
    code: subject.itemCode,
    year: '2027',
    version: '1',
  };
  const id = byResource[second === 'cards' ? 'supervision' : resource];
  return id === undefined ? ids : { ...ids, id };
}

function queryOf(schema: z.ZodObject): fc.Arbitrary<string> {
  const names = Object.keys(schema.shape);
  const fitting = arbitraryOf(schema).map((value) => z.record(z.string(), z.unknown()).parse(value));
  const odd = fc.dictionary(fc.constantFrom(...names), junk, { maxKeys: 3 });
  const both = fc.tuple(fitting, odd).map(([good, bad]) => ({ ...good, ...bad }));
  return fc.oneof(fitting, both).map((fields) => {
    const pairs = Object.entries(fields).map(([name, value]) => [name, String(value)]);
    return `?${new URLSearchParams(pairs)}`;
  });
}

const headersOf = ({ body, creates }: EndpointContract): fc.Arbitrary<Record<string, string>> =>
  fc
    .record({
      type: fc.oneof(
        { weight: 6, arbitrary: fc.constant('application/json') },
        {
          weight: 1,
          arbitrary: fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'x'),
        },
      ),
      key: fc.option(fc.constantFrom('again', 'x'.repeat(201), 'with space', 'é'), { freq: 4 }),
    })
    .map(({ type, key }) => ({
      ...(body ? { 'content-type': type } : {}),
      ...(creates && key !== null ? { 'idempotency-key': key } : {}),
    }));

function bodyOf(
  { body, consumes, method }: EndpointContract,
  everything: Everything,
): fc.Arbitrary<string | undefined> {
  if (consumes) return fc.constantFrom('', 'nothing of a form', undefined);
  if (!body) return fc.constantFrom(undefined, ...(method === 'get' ? [] : ['{}', '[]', '{']));
  const fitting = fc.oneof(arbitraryOf(body), ...samplesOf(body, everything));
  const raw = fc.constantFrom('', '{', 'null', '[]', '"text"', '{"a":1,"a":2}', '\ufeff{}', `{"x":${'['.repeat(9000)}`);
  return fc.oneof(
    { weight: 4, arbitrary: fitting.map(textOf) },
    { weight: 5, arbitrary: broken(fitting).map(textOf) },
    { weight: 1, arbitrary: junk.map(textOf) },
    { weight: 1, arbitrary: raw },
  );
}

const textOf = (value: unknown): string => JSON.stringify(value) ?? '';

/** An application that is taken as it is: what is broken of it gets far. */
function samplesOf(body: z.ZodType, { upload, subject, diagram }: Everything): fc.Arbitrary<unknown>[] {
  const samples: unknown[] = [
    {
      itemCode: subject.itemCode,
      area: '350102',
      applicant: lin,
      form: {},
      materials: [{ code: 'layout-plan', fileId: upload.id, mode: 'upload' }],
      delivery: { method: 'window' },
    },
    { decision: 'approve', opinion: '同意', form: {}, corrections: [] },
    { account: 'lin', password: 'wrong' },
    { number: subject.number, password: '123456' },
    { xml: `<definitions id="${diagram}">&#0;</definitions>`, revision: 1 },
  ];
  return samples.filter((sample) => body.safeParse(sample).success).map((sample) => fc.constant(sample));
}
