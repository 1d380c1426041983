import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import { z } from 'zod';
import type { Hall } from '../../../server/commands/hall.ts';
import { ProviderUnavailable } from '../../../server/providers/errors.ts';
import type { Providers } from '../../../server/providers/index.ts';
import { contract } from '../../../server/routes/contract.ts';
import { type EndpointContract, Problem } from '../../../server/routes/endpoint.ts';
import { openApiDocument } from '../../../server/routes/openapi.ts';
import { serveApp } from '../../support/app.ts';
import { noProviders, testHall } from '../../support/hall.ts';
import { oneOfEverything } from '../../support/one-of-everything.ts';
import type { Person } from '../../support/person.ts';
import { requestOf, type Sent } from '../../support/requests.ts';

// FUZZ_SEED tries another stretch of the endless junk, FUZZ_RUNS more of it.
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_125);
const runs = Number(process.env['FUZZ_RUNS'] ?? 15);

test('every call answers whatever comes as its contract says, and a refusal changes nothing', async (t) => {
  t.timeout(280_000);
  t.log(`seed ${seed}, ${runs} requests a call`);
  const { hall } = await testHall(t, { providers: outerSystems });
  const { people, nobody, everything } = await populate(t, hall);
  const database = watchOf(hall);
  const faults: string[] = [];
  for (const endpoint of contract) {
    const check = fc.asyncProperty(requestOf(endpoint, everything, [...people.keys()]), async (sent) => {
      const before = endpoint.method === 'get' ? '' : await database();
      const { method } = endpoint;
      const person = people.get(sent.role);
      const send = person ? person.request : nobody;
      const response = await send(method.toUpperCase(), sent.path + sent.query, sent.body, sent.headers);
      const said = await saidBy(response);
      for (const fault of faultsOf(endpoint, response, said)) throw new Error(`${fault}: ${JSON.stringify(said)}`);
      // An order is stored before the payment house is called: that it did not answer does not say that it does not have it.
      const refused = response.status >= 400 && response.status !== 502;
      if (method !== 'get' && refused && (await database()) !== before)
        throw new Error(`${response.status} has changed something`);
    });
    const outcome = await fc.check(check, { seed, numRuns: runs, interruptAfterTimeLimit: 3_000 });
    if (outcome.failed) faults.push(`${endpoint.method} ${endpoint.path}: ${inShort(outcome)}`);
  }
  t.deepEqual(faults, []);
});

const inShort = ({ errorInstance, counterexample, counterexamplePath }: fc.RunDetails<[Sent]>): string =>
  `${errorInstance instanceof Error ? errorInstance.message : errorInstance}\n${JSON.stringify(counterexample).slice(0, 600)}\npath ${counterexamplePath}`;

async function populate(t: ExecutionContext, hall: Hall) {
  const { url, enter } = await serveApp(t, hall);
  const citizen = await enter();
  const people = new Map<string, Person | undefined>([
    ['nobody', undefined],
    ['citizen', citizen],
    ['staff', await enter({ roles: ['staff', 'lead'], departments: ['350102-market'], areas: ['350102'] })],
    ['supervisor', await enter({ roles: ['supervisor'], areas: ['350000'] })],
    ['designer', await enter({ roles: ['designer'] })],
  ]);
  const nobody: Person['request'] = (method, path, body, headers = {}) =>
    fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
  return { people, nobody, everything: await oneOfEverything(hall, citizen.account) };
}

const documented = openApiDocument('http://hall.test').paths ?? {};
const Documented = z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) }));

async function saidBy(response: Response): Promise<unknown> {
  const text = await response.text();
  return response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
}

/** What about an answer is not as the contract says. */
function faultsOf(
  { method, path, status, response: schema }: EndpointContract,
  response: Response,
  said: unknown,
): string[] {
  const known = Documented.parse(documented[path])[method]?.responses ?? {};
  const allowed = Object.keys(known).map(Number);
  if (!allowed.includes(response.status)) return [`${response.status} is not documented`];
  if (response.status >= 500 && response.status !== 502) return [`answered ${response.status}`];
  if (response.status === status) return schema ? mismatch(schema, said) : [];
  const type = response.headers.get('content-type');
  if (type !== 'application/problem+json') return [`a refusal of type ${type}`];
  return [...mismatch(Problem, said), ...pointersMissing(response.status, said)];
}

/** Not only must it be taken: what the schema does not name must not be there. */
function mismatch(schema: z.ZodType, said: unknown): string[] {
  const parsed = schema.safeParse(said);
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  return [];
}

function pointersMissing(status: number, said: unknown): string[] {
  const { errors = [], code, status: told } = Problem.parse(said);
  if (told !== status) return [`a problem of ${told} sent with ${status}`];
  const needsPointers = status === 400 || code === 'invalid';
  if (needsPointers && errors.length === 0) return ['no field is named'];
  return errors.every(({ pointer }) => pointer === '' || pointer.startsWith('/')) ? [] : ['a pointer is none'];
}

/** Tells whether rows have come, gone or changed; what every request may leave (sessions, keys, the audit) does not count. */
function watchOf(hall: Hall): () => Promise<string> {
  const tables = [
    'cases',
    'tasks',
    'material',
    'branches',
    'clocks',
    'payments',
    'payment_orders',
    'parcels',
    'cards',
    'incidents',
    'notices',
    'stored_file',
    'drafts',
    'diagram_drafts',
    'diagram_versions',
    'timeline_entries',
    'calendar_days',
    'outbox',
    'quota_draws',
  ];
  const parts = tables.map(
    (table) => `(select count(*) || coalesce(md5(string_agg(x::text, '' order by x::text)), '') from ${table} x)`,
  );
  return async () => {
    const [row] = await hall.orm.em.fork().execute<{ state: string }[]>(`select concat(${parts.join(', ')}) as state`);
    return row?.state ?? '';
  };
}

const down = () => Promise.reject(new ProviderUnavailable('test', 'down'));

/** Payment houses that take every order, registries that find nothing. */
const outerSystems: Providers = {
  ...noProviders,
  payment: {
    alipay: {
      ...noProviders.payment.alipay,
      createOrder: async () => ({ kind: 'created', payUrl: 'http://house.test/pay' }),
      queryOrder: async () => ({ state: 'pending' }),
      closeOrder: async () => ({ kind: 'closed' }),
    },
    unionpay: { ...noProviders.payment.unionpay, createOrder: down, queryOrder: down, closeOrder: down },
  },
  registry: { ...noProviders.registry, look: async () => ({ kind: 'not-found' }) },
};
