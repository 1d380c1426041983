import test from 'ava';
import { newId } from '../../../server/commands/id.ts';
import type { Case } from '../../../server/entities/case/case.ts';
import { caseRoutes } from '../../../server/routes/cases/routes.ts';
import { buildAccount, buildCase, buildClock, buildTask } from '../../support/build.ts';
import { buildPayment } from '../../support/build-parts.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

const ended = new Date('2026-11-23T11:00:00+08:00');

test('a list says of each case what its applicant must do, and finds those that wait for him', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const { account } = await buildAccount(hall);
  const build = (overrides: Partial<Case>) => buildCase(hall, { applicantAccount: account, ...overrides });
  const owed = await build({ state: 'accepted' });
  await buildPayment(hall, { case: owed, state: 'paying' });
  const came = await build({ state: 'submitted' });
  await buildTask(hall, { case: came, kind: 'appointment' });
  const ready = await build({ state: 'decided' });
  await buildTask(hall, { case: ready, kind: 'pickup' });
  const closed = await build({ state: 'withdrawn', endedAt: ended });
  await buildPayment(hall, { case: closed, state: 'due' });
  const expected = {
    pay: [owed, 'applicant'],
    visit: [came, 'applicant'],
    collect: [ready, 'applicant'],
    correct: [await build({ state: 'correcting' }), 'applicant'],
    wait: [await build({ state: 'in-review' }), 'departments'],
    done: [closed, 'nobody'],
  } as const;
  for (const [kind, [{ number }, waitsFor]] of Object.entries(expected)) {
    const { body } = await as(account).get(`/api/cases?waitsFor=${waitsFor}&limit=100`);
    const found = body.items.find((one: { number: string }) => one.number === number);
    t.is(found?.nextAct.kind, kind, kind);
  }
  const total = async (query: string) => (await as(account).get(`/api/cases${query}`)).body.total;
  t.deepEqual(
    [
      await total(''),
      await total('?waitsFor=applicant'),
      await total('?waitsFor=departments'),
      await total('?waitsFor=nobody'),
    ],
    [6, 4, 1, 1],
  );
  t.is((await as(account).get('/api/cases?waitsFor=somebody')).status, 400);
});

test('who owes a fee is told in his case, his list and the public query until when, and what follows', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const { account } = await buildAccount(hall);
  const subject = await buildCase(hall, { applicantAccount: account, state: 'submitted' });
  await buildPayment(hall, { case: subject });
  const deadline = new Date('2026-12-18T23:59:59+08:00');
  await buildClock(hall, { case: subject, kind: 'payment', label: '缴费期限', deadline });
  const { number } = subject;
  const answers = [
    (await as(account).get(`/api/cases/${number}`)).body,
    (await as(account).get('/api/cases')).body.items[0],
    (await as().post('/api/case-queries', { number, password: '123456' })).body,
  ];
  for (const { nextAct } of answers) {
    t.is(nextAct.text.zh, '请在12月18日（周五）前缴费，逾期终止办理');
    t.is(nextAct.text.en, 'Please pay the fee by Fri 18 Dec; if it is not paid by then, the case ends');
  }
});

test('who is awaited at a window is told the time that he chose, which a supervisor does not learn', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const { account } = await buildAccount(hall);
  const form = { appointmentDate: '2026-12-06', appointmentSlot: 'am2' };
  const subject = await buildCase(hall, {
    ...{ itemCode: 'taiwan-travel-permit', department: '350102-exit-entry', state: 'submitted' },
    ...{ applicantAccount: account, form },
  });
  await buildTask(hall, { case: subject, kind: 'appointment' });
  const path = `/api/cases/${subject.number}`;
  const chosen = { zh: '12月6日（周日）10:30–12:00', en: 'Sun 6 Dec, 10:30–12:00' };
  const { body } = await as(account).get(path);
  t.deepEqual(body.desks[0].appointment, chosen);
  const text = {
    zh: `请在${chosen.zh}带证件原件到窗口核验`,
    en: `Please come to the window on ${chosen.en}, with your papers`,
  };
  t.deepEqual(
    [body.nextAct, (await as(account).get('/api/cases')).body.items[0].nextAct],
    [
      { kind: 'visit', text },
      { kind: 'visit', text },
    ],
  );
  const watching = await buildAccount(hall, { roles: ['supervisor'], areas: ['350100'] });
  t.notRegex(JSON.stringify((await as(watching.account).get(path)).body), /12月6日|2026-12-06/);
});

test('who was refused is told to read the decision, where to go against it and until when, before the post has come', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const { account } = await buildAccount(hall);
  const decidedAt = new Date('2026-11-24T09:00:00+08:00');
  for (const state of ['refused', 'not-accepted'] as const) {
    const { number } = await buildCase(hall, { applicantAccount: account, state, decidedAt });
    const { body } = await as(account).get(`/api/cases/${number}`);
    t.is(body.nextAct.kind, 'read');
    t.regex(body.nextAct.text.zh, /请先看文书里的理由和不服怎么办/);
    t.like(body.appeal, { reconsiderBy: '2027-01-25', sueBy: '2027-05-24' });
    t.regex(body.appeal.organ, /人民政府/);
    t.regex(body.appeal.court, /法院/);
  }
  const granted = await buildCase(hall, { applicantAccount: account, state: 'decided', decidedAt });
  t.is((await as(account).get(`/api/cases/${granted.number}`)).body.appeal, null);
});

test('who waits is told for what by where the diagram stands: for acceptance only as long as it is ahead', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const { account } = await buildAccount(hall);
  const wait = async (stage: string) => {
    const { number } = await buildCase(hall, { applicantAccount: account, state: 'submitted', stage });
    return (await as(account).get(`/api/cases/${number}`)).body.nextAct.text.zh;
  };
  for (const stage of ['收件', '预审', '受理']) t.regex(await wait(stage), /等待部门受理/, stage);
  for (const stage of ['缴费', '制证', '送达']) t.regex(await wait(stage), /部门正在办理/, stage);
});

test('one’s cases come newest first, page by page, and nobody sees another’s', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const { account } = await buildAccount(hall);
  const numbers: string[] = [];
  for (const minute of [1, 2, 3]) {
    const createdAt = new Date(`2026-11-23T11:0${minute}:00+08:00`);
    numbers.unshift((await buildCase(hall, { applicantAccount: account, createdAt })).number);
  }
  await buildCase(hall);
  const first = await as(account).get('/api/cases?limit=2');
  const second = await as(account).get(`/api/cases?limit=2&cursor=${first.body.nextCursor}`);
  const found = [first, second].flatMap(({ body }) => body.items.map((one: { number: string }) => one.number));
  t.deepEqual(found, numbers);
  t.is(second.body.nextCursor, null);
  t.is((await as().get('/api/cases')).status, 401);
});

test('a case says whose desk it is on, with the way there and without the clerk', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const { account } = await buildAccount(hall);
  const subject = await buildCase(hall, { applicantAccount: account });
  await buildTask(hall, { case: subject, stage: '现场核查', assigneeName: '王建华' });
  await buildTask(hall, { case: subject, state: 'done' });
  const { body } = await as(account).get(`/api/cases/${subject.number}`);
  t.is(body.desks.length, 1);
  t.like(body.desks[0], { department: { zh: '鼓楼区市场监督管理局' }, stage: '现场核查' });
  t.regex(body.desks[0].address, /路/);
  t.false(JSON.stringify(body.desks).includes('王建华'));
});

test('a cursor that this list did not give is told as a fault', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const { account } = await buildAccount(hall);
  const foreign = Buffer.from('["yesterday","me"]').toString('base64url');
  const beforeTime = Buffer.from(JSON.stringify(['0000-01-01T00:00:00Z', newId()])).toString('base64url');
  for (const cursor of ['abc', foreign, beforeTime])
    t.like((await as(account).get(`/api/cases?cursor=${cursor}`)).body, {
      status: 400,
      errors: [{ pointer: '/query/cursor' }],
    });
});
