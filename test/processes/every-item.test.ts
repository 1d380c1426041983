import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { z } from 'zod';
import { Item } from '../../server/catalogue/item/item-schema.ts';
import { feesDue } from '../../server/catalogue/item/needs.ts';
import type { Case } from '../../server/routes/cases/case.schema.ts';
import { ordersTaken, parcelsCarried } from '../support/books.ts';
import { until } from '../support/person.ts';
import { hallOfFile, type RunningHall } from '../support/running-hall.ts';
import { sampleOf, tasksOf, walkerOf } from '../support/walk.ts';

const hall = hallOfFile(test);
const codes = readdirSync('processes/items');

/** Numbers as the law or the trade writes them; an item with no numbering of its own writes it as a document's. */
const numberForms: Record<string, RegExp> = {
  'food-business-licence': /^JY\d{14}$/,
  'investment-project-filing': /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/,
  'enterprise-opening': /^91\d{6}MA\d{6}[0-9X][0-9A-Y]$/,
  'enterprise-establishment': /^\d{15}$/,
  'construction-planning-permit': /^建字第\d{15}号$/,
  'taiwan-travel-permit': /^L\d{8}$/,
};
const documentForm = /^\p{Script=Han}+.*〔\d{4}〕\d+号$/u;

test('no secret of the hall stands in a log of its own or of its parts', (t) => {
  const { dataDirectory } = hall();
  const read = (folder: string, names: string[]) =>
    names.map((name) => ({ name, text: readFileSync(join(dataDirectory, folder, name), 'utf8') }));
  const logs = [...read('logs', readdirSync(join(dataDirectory, 'logs'))), ...read('', ['hall.log'])];
  const secrets = read('secrets', readdirSync(join(dataDirectory, 'secrets')));
  t.true(logs.length >= 4 && secrets.length >= 2);
  for (const log of logs)
    for (const secret of secrets) t.false(log.text.includes(secret.text), `${secret.name} in ${log.name}`);
});

for (const code of codes) {
  test(`${code} travels from its sample application to the delivered result`, async (t) => {
    t.timeout(240_000);
    const walker = walkerOf(hall());
    const { number, applicant } = await walker.submit(code);
    const subject = await walker.walk({ number, applicant }, { limitMs: 200_000 });
    const item = Item.parse(JSON.parse(readFileSync(`processes/items/${code}/item.json`, 'utf8')));

    t.is(subject.state, 'delivered');
    const kinds = subject.documents.map(({ kind }) => kind);
    for (const kind of item.result.documents) t.true(kinds.includes(kind), `${kind} among ${kinds}`);
    const numbers = subject.documents.map((document) => document.number);
    t.deepEqual(numbers, [...new Set(numbers)], 'no number is given twice');
    t.regex(subject.result?.number ?? '', numberForms[code] ?? documentForm);
    for (const { fileId } of subject.documents) {
      t.is((await applicant.bytes(`/api/files/${fileId}`)).subarray(0, 5).toString(), '%PDF-');
    }

    const { form, applicant: who, delivery } = sampleOf(code);
    const fees = feesDue(item, { form, applicant: who });
    t.deepEqual(
      subject.payments.map(({ amount, state }) => [amount, state]),
      fees.map(({ amount }) => [amount, 'paid']),
    );
    t.is((await takenFor(hall(), number)).length, fees.length, 'the house has taken each fee once');
    const byPost = z.object({ method: z.literal('ems') }).safeParse(delivery).success;
    t.is(subject.parcels.length, byPost ? 1 : 0);
    for (const { trackingNumber, state } of subject.parcels) {
      t.is(state, 'signed');
      t.is(parcelsCarried(hall()).filter(({ waybillNo }) => waybillNo === trackingNumber).length, 1);
    }

    t.deepEqual(missingClocks(item, subject), []);
    t.deepEqual(
      subject.clocks.filter(({ endedAt }) => endedAt === null).map(({ kind }) => kind),
      [],
      'every clock has ended',
    );
    t.deepEqual(await leftOpen(hall(), number), [], 'no task is left');
  });

  test(`nobody but the departments concerned sees a case of ${code} and its tasks`, async (t) => {
    t.timeout(240_000);
    const walker = walkerOf(hall());
    const { number, applicant } = await walker.submit(code);
    const found = await until(
      'a first task or the end',
      async () => {
        const [task] = await leftOpen(hall(), number);
        const ended = (await applicant.get(`/api/cases/${number}`)).body;
        return task ?? (z.object({ endedAt: z.string() }).safeParse(ended).success && 'ended');
      },
      120_000,
    );
    const strangers = ['chen', 'lin', 'zheng'].filter((account) => account !== applicant.account);
    for (const account of strangers)
      t.is((await (await walker.person(account)).get(`/api/cases/${number}`)).status, 404);
    const clerk = await walker.person('tax-jianyang-1');
    t.is((await clerk.get(`/api/cases/${number}`)).status, 404);
    t.deepEqual(await tasksOf(clerk, number), []);
    if (found === 'ended') return;
    for (const account of ['tax-jianyang-1', applicant.account]) {
      const nobody = await walker.person(account);
      t.is((await nobody.get(`/api/tasks/${found.id}`)).status, 404);
      t.is((await nobody.send('POST', `/api/tasks/${found.id}/claim`)).status, 404);
    }
    t.true((await tasksOf(await walker.staff(found.department), number)).some(({ id }) => id === found.id));
  });
}

/** A licence has the law's clock and the promise, from its acceptance; then the steps and the delivery. */
function missingClocks(item: Item, subject: Case): string[] {
  const wanted = ['promise', ...(item.limits.law ? ['law', 'pre-acceptance'] : [])];
  if (item.type === '01') wanted.push('step', 'delivery');
  const running = new Set(subject.clocks.map(({ kind }) => kind));
  return wanted.filter((kind) => !running.has(kind));
}

const Order = z.object({ id: z.string() });
async function takenFor(running: RunningHall, number: string) {
  const query =
    'select o.id from payment_orders o join payments p on p.id = o.payment_id join cases c on c.id = p.case_id where c.number = ?';
  const orders = await running.sql(Order, query, [number]);
  return ordersTaken(running).filter(({ orderId }) => orders.some(({ id }) => id === orderId));
}

const Open = z.object({ id: z.string(), department: z.string() });
const leftOpen = (running: RunningHall, number: string) =>
  running.sql(Open, `select id::text, department from tasks where case_number = ? and state = 'open'`, [number]);
