import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { withDates } from '../../server/catalogue/sample-dates.ts';
import { calendarFrom } from '../../server/domain/clock/calendar.ts';
import { officialCalendar } from '../../server/domain/clock/official-calendar.ts';
import { Case } from '../../server/routes/cases/case.schema.ts';
import { listWorkingDays } from '../../server/routes/clocks/schema.ts';
import { listDemoAccounts } from '../../server/routes/demo/schema.ts';
import { checkout } from '../../server/routes/payments/schema.ts';
import { listTasks, TaskDetail } from '../../server/routes/tasks/schema.ts';
import { caseOf, expect, type Person, signIn, until } from './person.ts';
import type { RunningHall } from './running-hall.ts';

const official = officialCalendar();
const calendar = calendarFrom(official.days, official.years);

const Sample = z.object({
  account: z.string(),
  area: z.string(),
  applicant: z.record(z.string(), z.json()),
  form: z.record(z.string(), z.json()),
  materials: z.array(z.object({ code: z.string(), file: z.string() })).default([]),
  delivery: z.json().optional(),
});
export type Sample = z.infer<typeof Sample>;

export type Decision = { decision: string; corrections?: string[]; form?: object };
/** What somebody decides at a task: a decision's code, 'leave' = not touched, undefined = the favourable one. */
export type Decide = (task: TaskDetail) => string | Decision | undefined;

/** What was applied for online is looked through, and lies to be accepted. */
export const throughPreReview: Decide = ({ kind }) => (kind === 'pre-review' ? undefined : 'leave');
/** Up to the acceptance, and nothing after it. */
export const throughAcceptance: Decide = ({ kind }) =>
  kind === 'pre-review' || kind === 'accept' ? undefined : 'leave';

export type WalkOptions = {
  decide?: Decide;
  /** How far; to the end unless told. */
  to?: (subject: Case) => boolean;
  /** Leaves the fee or the parcel alone. */
  without?: ('pay' | 'sign')[];
  /** Goes on when the hall does not answer or says that it cannot: for walks while something is killed. */
  patient?: boolean;
  limitMs?: number;
};

export type Walker = ReturnType<typeof walkerOf>;
export type Walked = { number: string; applicant: Person };

export function sampleOf(itemCode: string): Sample {
  return Sample.parse(JSON.parse(readFileSync(`processes/items/${itemCode}/sample.json`, 'utf8')));
}

/** As of the hall's own day, which a test may have moved. */
async function datedSampleOf(hall: RunningHall, itemCode: string): Promise<Sample> {
  const answer = await fetch(`${hall.url}/api/working-days`, { signal: AbortSignal.timeout(30_000) });
  const { hallDay } = listWorkingDays.response.parse(await answer.json());
  return Sample.parse(withDates(sampleOf(itemCode), (days) => calendar.addWorkingDays(hallDay, days)));
}

/** Everybody who carries a case through a hall: applicants at their pages, staff at their desks. */
export function walkerOf(hall: RunningHall) {
  const people = new Map<string, Promise<Person>>();
  const person = (account: string): Promise<Person> => {
    const known = people.get(account) ?? signIn(hall, account);
    people.set(account, known);
    // Who could not sign in while something was down comes again.
    known.catch(() => people.delete(account));
    return known;
  };
  const staff = async (department: string): Promise<Person> => {
    const account = (await desks(hall)).get(department);
    if (account === undefined) throw new Error(`nobody works at ${department}`);
    return await person(account);
  };
  return {
    hall,
    person,
    staff,
    /** Applies as the item's sample does, changed by `change`; the same key again is the same application. */
    async submit(
      itemCode: string,
      change: (sample: Sample) => Sample = (same) => same,
      key: string = crypto.randomUUID(),
    ) {
      const { account, materials, ...sample } = change(await datedSampleOf(hall, itemCode));
      const applicant = await person(account);
      const files = await Promise.all(
        materials.map(async ({ code, file }) => ({
          code,
          fileId: await applicant.upload(file, new Uint8Array(readFileSync(`processes/sample/files/${file}`))),
        })),
      );
      const body = { itemCode, ...sample, materials: files };
      const made = expect(Case, await applicant.send('POST', '/api/cases', body, { 'idempotency-key': key }));
      return { number: made.number, applicant, made };
    },
    walk: (walked: Walked, options: WalkOptions = {}) =>
      until(
        `${walked.number} to get where it should`,
        () => step(hall, staff, walked, options),
        options.limitMs ?? 90_000,
      ),
  };
}

type Staff = (department: string) => Promise<Person>;

/** Does all that can be done for a case now; gives the case once it is where it should be. */
async function step(hall: RunningHall, staff: Staff, walked: Walked, options: WalkOptions): Promise<Case | undefined> {
  try {
    const subject = await caseOf(walked.applicant, walked.number);
    if (options.to ? options.to(subject) : subject.endedAt !== null) return subject;
    if (!options.without?.includes('pay')) await payAll(hall, walked.applicant, subject);
    if (!options.without?.includes('sign')) await signFor(hall, subject);
    for (const department of await departmentsAt(hall, walked.number)) {
      await workDesk(hall, await staff(department), walked.number, options);
    }
    return undefined;
  } catch (error) {
    if (!options.patient) throw error;
    return undefined;
  }
}

/** Pays what is due as a payer does: opens an order, taps. */
export async function payAll(hall: RunningHall, applicant: Person, subject: Case): Promise<void> {
  for (const { id, state } of subject.payments) {
    if (state !== 'due' && state !== 'paying') continue;
    const opened = await applicant.send('POST', `/api/payments/${id}/checkout`, { method: 'alipay' });
    // Somebody's notice may have come first.
    if (opened.status === 409) continue;
    const { orderId } = expect(checkout.response, opened);
    await outside(hall, 'POST', `/simulated/payment/orders/${orderId}/pay`);
  }
}

async function signFor(hall: RunningHall, subject: Case): Promise<void> {
  for (const { trackingNumber, state } of subject.parcels) {
    if (trackingNumber === null || state === 'signed') continue;
    await outside(hall, 'POST', `/simulated/express/parcels/${trackingNumber}/events`, { status: 'signed' });
  }
}

/** A call to the outer world's controls. */
export async function outside(
  hall: RunningHall,
  method: 'POST' | 'PUT',
  path: string,
  body: object = {},
): Promise<unknown> {
  const response = await fetch(hall.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return await response.json();
}

/** Where open tasks of the case lie: saves asking every desk of the province. */
async function departmentsAt(hall: RunningHall, number: string): Promise<string[]> {
  const query = `select distinct department from tasks where case_number = ? and state = 'open'`;
  return (await hall.sql(z.object({ department: z.string() }), query, [number])).map(({ department }) => department);
}

/** Claims and completes the tasks of a case that a desk's own list shows. */
async function workDesk(
  hall: RunningHall,
  clerk: Person,
  number: string,
  { decide, patient }: WalkOptions,
): Promise<void> {
  for (const { id } of await tasksOf(clerk, number)) {
    const task = expect(TaskDetail, await clerk.get(`/api/tasks/${id}`));
    const chosen = decide?.(task);
    if (chosen === 'leave') continue;
    if (chosen === undefined && task.note !== null) {
      await letPeriodsPass(hall, number);
      continue;
    }
    const answer = await completeTask(clerk, task, chosen);
    const done = answer.status === 409 || answer.status === 404;
    if (answer.status >= 300 && !(patient && done))
      throw new Error(`${task.name} of ${number} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
}

/** As if the case's periods had begun a month ago: to move the hall's clock would make its other cases late. */
async function letPeriodsPass(hall: RunningHall, number: string): Promise<void> {
  await hall.sql(
    z.unknown(),
    `update clocks k set started_at = k.started_at - interval '30 days', revision = k.revision + 1 from cases c
     where c.id = k.case_id and c.number = ? and k.is_period and k.ended_at is null and k.started_at > ?`,
    [number, new Date(Date.now() - 86_400_000)],
  );
}

/** The tasks of a case in somebody's own list. */
export async function tasksOf(clerk: Person, number: string): Promise<{ id: string; name: string; kind: string }[]> {
  const list = expect(listTasks.response, await clerk.get(`/api/tasks?queue=group&limit=100&q=${number}`));
  return list.items.filter((task) => task.caseNumber === number && task.state === 'open');
}

export async function completeTask(clerk: Person, task: TaskDetail, chosen?: string | Decision) {
  const {
    decision: code,
    corrections = [],
    form,
  } = typeof chosen === 'object' ? chosen : { decision: chosen ?? task.decisions[0]?.code ?? '' };
  const decision = task.decisions.find((one) => one.code === code);
  if (!decision) throw new Error(`${task.name} has no decision ${code}`);
  await clerk.send('POST', `/api/tasks/${task.id}/claim`);
  return await clerk.send('POST', `/api/tasks/${task.id}/complete`, {
    decision: code,
    opinion: decision.needsOpinion ? '经审查，理由如上' : '',
    form: form ?? task.sampleForm ?? {},
    corrections: corrections.map((material) => ({ material, problem: '不清晰，请重新提供' })),
  });
}

const known = new Map<string, Map<string, string>>();

/** One account for each department. */
async function desks(hall: RunningHall): Promise<Map<string, string>> {
  const found = known.get(hall.url);
  if (found) return found;
  const { items } = listDemoAccounts.response.parse(await (await fetch(`${hall.url}/api/demo/accounts`)).json());
  const clerks = items.filter(({ roles }) => roles.includes('staff') || roles.includes('lead'));
  const map = new Map(
    clerks.flatMap(({ account, departments }) => departments.map((code) => [code, account] as const)),
  );
  known.set(hall.url, map);
  return map;
}
