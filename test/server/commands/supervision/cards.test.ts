import test, { type ExecutionContext } from 'ava';
import { refreshCaseLight } from '../../../../server/commands/clocks/clock-keeper.ts';
import { watchClocks } from '../../../../server/commands/clocks/watch-clocks.ts';
import { inTransaction } from '../../../../server/commands/hall.ts';
import { judgeConduct } from '../../../../server/commands/supervision/judge-conduct.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { Notice } from '../../../../server/entities/case/timeline-entry.ts';
import { Card } from '../../../../server/entities/supervision/card.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { supervisionRoutes } from '../../../../server/routes/supervision/routes.ts';
import { buildAccount, buildCase, buildClock, buildTask } from '../../../support/build.ts';
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
  const told = async (account: string) => (await orm.em.fork().find(Notice, { account })).map(({ text }) => text);
  return { ...tested, supervisor, cards, told };
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

test('the department hears of its card with the date of reply, and of a reply that was sent back', async (t) => {
  const { hall, moveTo, orm, supervisor, told } = await hallFor(t);
  const { account } = await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] });
  await buildClock(hall, { kind: 'law', label: '法定期限', amount: 1, ...due });
  moveTo('2026-11-25T12:00:00+08:00');
  await watchClocks(hall);
  const [issued] = await told(account);
  t.regex(issued ?? '', /红牌：超过期限：法定期限.*请在2026年12月2日前答复/);
  const em = orm.em.fork();
  const card = await em.findOneOrFail(Card, { rule: 'clock-overdue' });
  await em.nativeUpdate(Card, { id: card.id }, { state: 'replied' });
  await supervisor.post(`/api/supervision/cards/${card.id}/replies`, { kind: 'reject', text: '没有说明原因' });
  t.true((await told(account)).some((text) => text.includes('没有说明原因')));
});

test('a refusal that only says so makes a red card; one with a reason makes none', async (t) => {
  const { hall, cards } = await hallFor(t);
  for (const opinion of ['经现场核查，场所与经营范围不符', '不予许可。']) {
    const subject = await buildCase(hall, { state: 'refused' });
    const refused = { decision: 'refuse', decisionName: '不予许可', state: 'done', completedAt: hall.now() } as const;
    await buildTask(hall, { case: subject, kind: 'decide', opinion, ...refused });
    await inTransaction(hall, async (em) => judgeConduct(hall, em, await em.findOneOrFail(Case, { id: subject.id })));
    t.deepEqual(await cards(), opinion.startsWith('经') ? [] : ['refused-without-reason 350102-market']);
  }
});
