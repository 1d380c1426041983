import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Person, signIn } from './http-client.ts';
import { quantile, say } from './line.ts';
import type { LoadAsked, LoadResult } from './load-contract.ts';
import { LoadAsked as LoadAskedSchema } from './load-contract.ts';

/**
 * The load generator, a process of its own: hands in cases, works every task that it finds in the departments' lists,
 * pays through the simulated gateway. It knows of a task, a fee and an end only by what the lists show.
 */
const asked = LoadAskedSchema.parse(JSON.parse(process.argv[2] ?? ''));
const decisions: Record<string, string> = { accept: 'accept', opinion: 'agree', decide: 'approve' };
const desks = ['planning-minhou-1', 'housing-minhou-1', 'ecology-minhou-1', 'greening-minhou-1'];

const Tasks = z.object({ items: z.array(z.object({ id: z.string(), kind: z.string() })) });
const Cases = z.object({ items: z.array(z.object({ number: z.string(), nextAct: z.object({ kind: z.string() }) })) });
const Submitted = z.object({ number: z.string() });
const Payments = z.object({ items: z.array(z.object({ id: z.string() })) });
const Checkout = z.object({ orderId: z.string() });

const state = {
  running: new Map<string, number>(),
  submitting: 0,
  finished: [] as { at: number; ms: number }[],
  seen: new Map<string, number>(),
  paid: new Set<string>(),
  times: new Map<string, number[]>(),
  failures: new Map<string, number>(),
  stopping: false,
};

async function timed(what: string, call: ReturnType<Person['get']>) {
  const { status, body, ms } = await call;
  state.times.set(what, [...(state.times.get(what)?.slice(-5000) ?? []), ms]);
  if (status >= 400) {
    const failure = `${what} ${status} ${JSON.stringify(body).slice(0, 160)}`;
    state.failures.set(failure, (state.failures.get(failure) ?? 0) + 1);
    return undefined;
  }
  return body;
}

async function submit(citizen: Person, { area, itemCode, applicant }: LoadAsked): Promise<void> {
  state.submitting += 1;
  const started = Date.now();
  const body = { itemCode, area, applicant, form: { purpose: '量测' }, materials: [] };
  const answer = await timed('submit', citizen.post('/api/cases', body));
  state.submitting -= 1;
  if (answer !== undefined) state.running.set(Submitted.parse(answer).number, started);
}

async function pay(citizen: Person, number: string): Promise<void> {
  const listed = await timed('payments', citizen.get(`/api/cases/${number}/payments`));
  const [payment] = listed === undefined ? [] : Payments.parse(listed).items;
  if (!payment) return void state.paid.delete(number);
  const opened = await timed('checkout', citizen.post(`/api/payments/${payment.id}/checkout`, { method: 'alipay' }));
  if (opened === undefined) return;
  await timed('pay', citizen.post(`/simulated/payment/orders/${Checkout.parse(opened).orderId}/pay`));
}

async function work(desk: Person, id: string, kind: string): Promise<void> {
  if ((await timed('claim', desk.post(`/api/tasks/${id}/claim`))) === undefined) return;
  const completion = { decision: decisions[kind] ?? 'approve', opinion: '同意' };
  await timed('complete', desk.post(`/api/tasks/${id}/complete`, completion));
}

async function atDesk(desk: Person): Promise<void> {
  const answer = await timed('tasks', desk.get('/api/tasks?queue=unclaimed&limit=100'));
  const now = Date.now();
  for (const { id, kind } of answer === undefined ? [] : Tasks.parse(answer).items) {
    if (state.seen.has(id)) continue;
    state.seen.set(id, now);
    void work(desk, id, kind);
  }
}

async function asCitizen(citizen: Person): Promise<void> {
  const answer = await timed('cases', citizen.get('/api/cases?limit=100'));
  const now = Date.now();
  for (const { number, nextAct } of answer === undefined ? [] : Cases.parse(answer).items) {
    if (nextAct.kind === 'pay' && !state.paid.has(number)) {
      state.paid.add(number);
      void pay(citizen, number);
    }
    const started = state.running.get(number);
    if (nextAct.kind !== 'done' || started === undefined) continue;
    state.running.delete(number);
    state.finished.push({ at: now, ms: now - started });
  }
}

/** Keeps so many cases in flight; with a pace it hands one in at each beat instead, however many are under way. */
async function handIn(citizen: Person): Promise<void> {
  const beat = asked.perSecond === undefined ? undefined : 1000 / asked.perSecond;
  for (let next = Date.now(); !state.stopping; ) {
    if (beat === undefined) {
      while (state.running.size + state.submitting < asked.inFlight) void submit(citizen, asked);
      await sleep(20);
    } else {
      for (; next <= Date.now(); next += beat) if (state.running.size < 400) void submit(citizen, asked);
      await sleep(Math.max(1, next - Date.now()));
    }
  }
}

async function repeat(step: () => Promise<void>, pauseMs: number): Promise<void> {
  while (!state.stopping || state.running.size > 0) {
    await step();
    await sleep(pauseMs);
  }
}

async function run(): Promise<LoadResult> {
  const citizen = await signIn(asked.url, asked.citizen, asked.password);
  const people = await Promise.all(desks.map((account) => signIn(asked.url, account, asked.password)));
  const loops = [
    handIn(citizen),
    repeat(() => asCitizen(citizen), asked.citizenMs),
    ...people.map((desk) => repeat(() => atDesk(desk), asked.deskMs)),
  ];
  await sleep(asked.warmup * 1000);
  const from = Date.now();
  await sleep(asked.seconds * 1000);
  const to = Date.now();
  state.stopping = true;
  await Promise.race([Promise.all(loops), sleep(30_000)]);
  const measured = state.finished.filter(({ at }) => at >= from && at < to);
  for (const [what, times] of state.times)
    say(`  ${what}: p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`);
  for (const [failure, times] of state.failures) say(`  ${times} x ${failure}`);
  say(
    `  a case: p50 ${quantile(
      measured.map(({ ms }) => ms),
      0.5,
    )} ms, left unfinished: ${state.running.size}`,
  );
  for (const number of state.running.keys()) {
    const { body } = await citizen.get(`/api/cases/${number}`);
    say(`  left unfinished: ${JSON.stringify(body).slice(0, 400)}`);
  }
  return {
    perSecond: measured.length / ((to - from) / 1000),
    unfinished: state.running.size,
    failures: [...state.failures.values()].reduce((sum, times) => sum + times, 0),
    seen: [...state.seen].filter(([, at]) => at >= from && at < to),
  };
}

// Written whole before the end: a pipe takes no more than its buffer at once.
process.stdout.write(`${JSON.stringify(await run())}\n`, () => process.exit(0));
