import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { z } from 'zod';
import { auditKey, entryOf } from '../../server/commands/audit/seal-audit.ts';
import { verifyChain } from '../../server/domain/audit-chain.ts';
import { ordersTaken, parcelsCarried } from '../support/books.ts';
import { until } from '../support/person.ts';
import type { RunningHall } from '../support/running-hall.ts';
import type { Walked, Walker, WalkOptions } from '../support/walk.ts';

/** Items with a fee and a parcel, and few tasks. */
const cheap = ['social-security-card', 'taiwan-travel-permit'] as const;
const tasksOfItem: Record<string, string[]> = {
  'social-security-card': ['check', 'make-card'],
  'taiwan-travel-permit': ['accept-or-not', 'appointment', 'decide', 'make-licence', 'pre-review', 'review'],
};
const inFlight = 10;

/** Applies so many times, for the cheap items in turn. */
export async function submitMany(walker: Walker, count: number, items: readonly string[] = cheap): Promise<Walked[]> {
  const made: Walked[] = [];
  await inTurn(
    Array.from({ length: count }, (_, index) => index),
    async (index) => void made.push(await walker.submit(items[index % items.length] ?? cheap[0])),
  );
  return made;
}

export const walkMany = (walker: Walker, cases: readonly Walked[], options: WalkOptions = {}): Promise<void> =>
  inTurn(cases, async (walked) => void (await walker.walk(walked, { patient: true, limitMs: 400_000, ...options })));

async function inTurn<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const hand = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: inFlight }, hand));
}

const Count = z.object({ count: z.coerce.number() });
export async function count(hall: RunningHall, query: string, parameters: unknown[] = []): Promise<number> {
  return (await hall.sql(Count, `select count(*) as count from ${query}`, parameters))[0]?.count ?? 0;
}

/** Every case at its end; every fee taken once and every parcel sent once by the others' own books; no task lost or doubled. */
export async function assertWhole(t: ExecutionContext, hall: RunningHall, cases: readonly Walked[]): Promise<void> {
  const numbers = cases.map(({ number }) => number);
  // What ended unseen, its records lost with Redis, the sweeps after the gap find.
  const carriedOut = async () => (await count(hall, `tasks where state = 'completing'`)) === 0;
  await until('all decisions to be known as carried out', carriedOut, 120_000).catch(async (error: unknown) => {
    t.log(await hall.sql(Stuck, stuckQuery), hall.output().split('\n').slice(-40).join('\n'));
    throw error;
  });
  const facts = await hall.sql(CaseFacts, factsQuery, [`{${numbers.join(',')}}`]);
  t.is(facts.length, numbers.length);
  const taken = ordersTaken(hall);
  const carried = parcelsCarried(hall);
  for (const { number, item, state, payments, orders, requests, tasks, open } of facts) {
    t.is(state, 'delivered', number);
    t.deepEqual(payments, ['paid'], `${number}: one fee, paid`);
    t.is(taken.filter(({ orderId }) => orders.includes(orderId)).length, 1, `${number}: taken once`);
    t.is(requests.length, 1, `${number}: one parcel asked for`);
    t.is(carried.filter(({ requestNo }) => requests.includes(requestNo)).length, 1, `${number}: sent once`);
    t.deepEqual(tasks, tasksOfItem[item], `${number}: each task done once`);
    t.is(open, 0, `${number}: nothing left open`);
  }
  const all = await count(hall, 'cases');
  await until('all instances to be known as ended', async () => {
    const running = await count(hall, `process_instances where state = 'running'`);
    return running === 0 && (await count(hall, 'outbox')) === 0;
  });
  t.is(await count(hall, 'process_instances where parent_key is null'), all, 'each case has one instance');
  t.is(await count(hall, `incidents where state <> 'resolved'`), 0, 'no incident is left');
  await assertChain(t, hall);
}

const Stuck = z.record(z.string(), z.unknown());
const stuckQuery = `select t.id::text, t.element_id, t.completed_at, c.state, c.ended_at, o.attempts, o.last_error
  from tasks t join cases c on c.id = t.case_id left join outbox o on o.message->>'jobKey' = t.id::text
  where t.state = 'completing'`;

const CaseFacts = z.object({
  number: z.string(),
  item: z.string(),
  state: z.string(),
  payments: z.array(z.string()),
  orders: z.array(z.string()),
  requests: z.array(z.string()),
  tasks: z.array(z.string()),
  open: z.coerce.number(),
});
const factsQuery = `select c.number, c.item_code as item, c.state,
  array(select p.state from payments p where p.case_id = c.id) as payments,
  array(select o.id from payment_orders o join payments p on p.id = o.payment_id where p.case_id = c.id) as orders,
  array(select p.request_no from parcels p where p.case_id = c.id) as requests,
  array(select t.element_id from tasks t where t.case_id = c.id and t.state = 'done' order by t.element_id collate "C") as tasks,
  (select count(*) from tasks t where t.case_id = c.id and t.state not in ('done')) as open
  from cases c where c.number = any(?::text[])`;

const Audited = z.object({
  id: z.string(),
  at: z.coerce.date(),
  actor: z.string(),
  act: z.string(),
  subject: z.string(),
  facts: z.string(),
  hash: z.string().nullable(),
  keyed: z.boolean(),
});

/** The log of who did what is sealed whole, and no line of it was touched. */
export async function assertChain(t: ExecutionContext, hall: RunningHall): Promise<void> {
  await until('the audit log to be sealed', async () => (await count(hall, 'audit_entries where hash is null')) === 0);
  const query = 'select id::text, at, actor, act, subject, facts::text, hash, keyed from audit_entries order by link';
  const lines = await hall.sql(Audited, query);
  t.true(lines.length > 0);
  t.like(
    verifyChain(
      lines.map((line) => ({ entry: entryOf(line), hash: line.hash ?? '', keyed: line.keyed })),
      undefined,
      auditKey({ settings: { secret: readFileSync(join(hall.dataDirectory, 'session-secret'), 'utf8') } }),
    ),
    { ok: true },
    'the chain of the audit log is whole',
  );
}
