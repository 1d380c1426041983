import test, { type ExecutionContext } from 'ava';
import { refreshCaseLight } from '../../../../server/commands/clocks/clock-keeper.ts';
import { watchClocks } from '../../../../server/commands/clocks/watch-clocks.ts';
import { inTransaction } from '../../../../server/commands/hall.ts';
import type { Role } from '../../../../server/entities/account.ts';
import { AuditEntry } from '../../../../server/entities/audit-entry.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { Notice } from '../../../../server/entities/case/timeline-entry.ts';
import { Card } from '../../../../server/entities/supervision/card.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { supervisionRoutes } from '../../../../server/routes/supervision/routes.ts';
import { Card as CardAnswer } from '../../../../server/routes/supervision/schema.ts';
import { buildAccount, buildCase, buildClock, buildTask } from '../../../support/build.ts';
import { buildCard } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

const pause = {
  from: '2026-11-24T02:00:00.000Z',
  to: null,
  reason: 'expert-review',
  basis: '行政许可法第四十五条',
  expectedEnd: '2026-12-08T15:59:59.000Z',
  documentNumber: '1号',
};
/** Due for the watch at once. */
const due = { nextCheckAt: new Date('2026-11-23T00:00:00+08:00') };

async function hallFor(t: ExecutionContext) {
  const tested = await testHall(t);
  const { hall, orm } = tested;
  const { as } = await serve(t, hall, supervisionRoutes);
  const supervisor = as((await buildAccount(hall, { roles: ['supervisor'], areas: ['350000'] })).account);
  const cards = async () =>
    (await orm.em.fork().find(Card, {}, { orderBy: { issuedAt: 'asc', rule: 'asc' } })).map(
      ({ rule, department }) => `${rule} ${department}`,
    );
  const heard = async (account: string) => (await orm.em.fork().find(Notice, { account })).map(({ text }) => text);
  return { ...tested, as, supervisor, cards, heard };
}

test('a case in a lawful pause is paused with its days frozen, whatever step or hearing goes on meanwhile', async (t) => {
  const { hall, moveTo, supervisor } = await hallFor(t);
  const subject = await buildCase(hall);
  for (const kind of ['law', 'promise'])
    await buildClock(hall, { case: subject, kind, amount: kind === 'law' ? 20 : 5, pauses: [pause], light: 'paused' });
  await buildClock(hall, { case: subject, kind: 'step' });
  await buildClock(hall, { case: subject, kind: 'hearing' });
  moveTo('2026-12-01T12:00:00+08:00');
  await inTransaction(hall, async (em) => refreshCaseLight(hall, em, await em.findOneOrFail(Case, { id: subject.id })));
  const { body } = await supervisor.get('/api/supervision/cases?light=paused');
  t.like(body.items[0], { number: subject.number, light: 'paused', paused: true, daysLeft: 4, deadline: null });
});

test('a late opinion makes one card, at the late department, and the board counts and finds the case there', async (t) => {
  const { hall, moveTo, supervisor, cards } = await hallFor(t);
  const subject = await buildCase(hall);
  const department = '350102-environment';
  const task = await buildTask(hall, { case: subject, kind: 'opinion', department });
  const late = { case: subject, department, amount: 1, ...due };
  await buildClock(hall, { ...late, kind: 'step', taskId: task.id });
  await buildClock(hall, { ...late, kind: 'branch:environment' });
  moveTo('2026-11-25T12:00:00+08:00');
  await watchClocks(hall);
  t.deepEqual(await cards(), [`clock-overdue ${department}`]);
  const { body } = await supervisor.get(`/api/supervision/cases?department=${department}`);
  t.like(body, { total: 1 });
  t.is(body.items[0].number, subject.number);
  const board = (await supervisor.get('/api/supervision/summary')).body.byDepartment;
  t.like(board[0], { code: department, red: 1 });
  t.is(board.length, 1);
});

test('whoever does not correct or pay in time makes the department neither a card nor a red case', async (t) => {
  const { hall, moveTo, cards, orm } = await hallFor(t);
  const subject = await buildCase(hall);
  for (const kind of ['correction', 'payment']) await buildClock(hall, { case: subject, kind, amount: 1, ...due });
  moveTo('2026-11-25T12:00:00+08:00');
  await watchClocks(hall);
  t.deepEqual(await cards(), []);
  t.not((await orm.em.fork().findOneOrFail(Case, { id: subject.id })).light, 'red');
  t.is(await watchClocks(hall), 0, 'and is not looked at again');
});

test('the earliest announced end of a pause is watched for, and one that lasts longer makes a card in words', async (t) => {
  const { hall, moveTo, orm } = await hallFor(t);
  const later = { ...pause, reason: 'hearing', expectedEnd: '2026-12-31T15:59:59.000Z' };
  await buildClock(hall, { kind: 'law', amount: 20, pauses: [later, pause], ...due });
  moveTo('2026-12-08T23:59:59+08:00');
  await watchClocks(hall);
  moveTo('2026-12-09T00:00:00+08:00');
  t.is(await watchClocks(hall), 1);
  const [card] = await orm.em.fork().find(Card, {});
  t.like(card, { rule: 'pause-too-long', reason: '暂停超过告知的时间：专家评审' });
});

test('a deadline that was extended is reminded of anew', async (t) => {
  const { hall, moveTo, cards, orm } = await hallFor(t);
  const clock = await buildClock(hall, { kind: 'law', amount: 2, ...due });
  moveTo('2026-11-24T12:00:00+08:00');
  await watchClocks(hall);
  const em = orm.em.fork();
  await em.nativeUpdate(Clock, { id: clock.id }, { extension: 5, warned: 'none', ...due });
  moveTo('2026-12-01T12:00:00+08:00');
  await watchClocks(hall);
  t.deepEqual(await cards(), ['near-deadline 350102-market', 'near-deadline 350102-market']);
});

test('the department hears of its card with the date of reply, and of a reply sent back; who asks reads it in English', async (t) => {
  const { hall, moveTo, orm, supervisor, heard } = await hallFor(t);
  const { account } = await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] });
  await buildClock(hall, { kind: 'law', label: '法定期限', amount: 1, ...due });
  moveTo('2026-11-25T12:00:00+08:00');
  await watchClocks(hall);
  const [issued] = await heard(account);
  t.regex(issued ?? '', /红牌：超过期限：法定期限.*请在2026年12月2日前答复/);
  const { items } = (await supervisor.get('/api/supervision/cards?language=en')).body;
  t.is(items[0].reason, 'The time limit has passed: Limit of the law 1 working day, until 24 Nov 2026');
  const em = orm.em.fork();
  const card = await em.findOneOrFail(Card, { rule: 'clock-overdue' });
  await em.nativeUpdate(Card, { id: card.id }, { state: 'replied' });
  await supervisor.post(`/api/supervision/cards/${card.id}/replies`, { kind: 'reject', text: '没有说明原因' });
  t.true((await heard(account)).some((text) => text.includes('没有说明原因')));
});

/** Somebody of the department that the cards of these tests are about. */
const ofMarket = { roles: ['staff'] satisfies Role[], departments: ['350102-market'] };

test('a card is received when its department first sees it, and by nobody else; its reply is due as before', async (t) => {
  const { hall, moveTo, told, supervisor, as } = await hallFor(t);
  const card = await buildCard(hall, { replyBy: new Date('2026-11-30T23:59:59+08:00') });
  const staff = as((await buildAccount(hall, { ...ofMarket, name: '徐志明' })).account);
  const colleague = as((await buildAccount(hall, { ...ofMarket, name: '陈丽' })).account);
  const path = `/api/supervision/cards/${card.id}/receipt`;
  t.is((await supervisor.post(path)).status, 403, 'the overseer has seen it, and is not asked');
  t.is((await as((await buildAccount(hall)).account).post(path)).status, 404);
  t.is((await as().post(path)).status, 401);
  const first = await staff.post(path);
  t.is(first.status, 200);
  t.notThrows(() => CardAnswer.parse(first.body));
  const received = { state: 'received', receivedAt: '2026-11-23T12:00:00+08:00', receivedBy: '徐志明' };
  t.like(first.body, { ...received, replyBy: '2026-11-30T23:59:59+08:00' });
  t.deepEqual(told.at(-1), { kind: 'card', department: '350102-market' });
  moveTo('2026-11-24T12:00:00+08:00');
  t.like((await colleague.post(path)).body, received);
  t.like((await supervisor.get('/api/supervision/cards?open=true')).body.items[0], received);
  t.is(await hall.orm.em.fork().count(AuditEntry, { act: 'card-receive' }), 1, 'once');
});

test('who answers a card unseen has received it, and one that was taken back is received by nobody', async (t) => {
  const { hall, supervisor, as } = await hallFor(t);
  const staff = as((await buildAccount(hall, { ...ofMarket, name: '徐志明' })).account);
  const subject = await buildCase(hall);
  const at = '/api/supervision/cards';
  const card = await buildCard(hall, { case: subject });
  const replied = await staff.post(`${at}/${card.id}/replies`, { kind: 'reply', text: '已办' });
  t.like(replied.body, { state: 'replied', receivedBy: '徐志明' });
  t.like((await staff.post(`${at}/${card.id}/receipt`)).body, { state: 'replied' });
  const other = await buildCard(hall, { case: subject });
  await supervisor.post(`${at}/${other.id}/replies`, { kind: 'withdraw', text: '发错了' });
  t.like((await staff.post(`${at}/${other.id}/receipt`)).body, { state: 'withdrawn', receivedAt: null });
});
