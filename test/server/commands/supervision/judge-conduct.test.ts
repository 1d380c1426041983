import test, { type ExecutionContext } from 'ava';
import { type Hall, inTransaction } from '../../../../server/commands/hall.ts';
import { judgeConduct } from '../../../../server/commands/supervision/judge-conduct.ts';
import { completeTask } from '../../../../server/commands/tasks/complete-task.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { Notice } from '../../../../server/entities/case/timeline-entry.ts';
import { Card } from '../../../../server/entities/supervision/card.ts';
import { buildActor, buildCase, buildTask } from '../../../support/build.ts';
import { buildMaterial } from '../../../support/build-parts.ts';
import { eventually } from '../../../support/engine.ts';
import { testHall } from '../../../support/hall.ts';

async function hallFor(t: ExecutionContext) {
  const { hall, orm } = await testHall(t);
  const cards = async (subject?: Case) => {
    const found = await orm.em.fork().find(Card, subject ? { caseId: subject.id } : {});
    return found.map(({ colour, reason, department }) => `${colour} ${reason} ${department}`);
  };
  const judge = (subject: Case) =>
    inTransaction(hall, async (em) => judgeConduct(hall, em, await em.findOneOrFail(Case, { id: subject.id })));
  return { hall, cards, judge };
}

test('a refusal that only says so makes a red card; one with a reason makes none', async (t) => {
  const { hall, cards, judge } = await hallFor(t);
  for (const opinion of ['经现场核查，场所与经营范围不符', '不予许可。']) {
    const subject = await buildCase(hall, { state: 'refused' });
    const refused = { decision: 'refuse', decisionName: '不予许可', state: 'done', completedAt: hall.now() } as const;
    await buildTask(hall, { case: subject, kind: 'decide', opinion, ...refused });
    await judge(subject);
    t.deepEqual(await cards(), opinion.startsWith('经') ? [] : ['red 不予许可未说明理由 350102-market']);
  }
});

test('two that find the same breach at the same moment make one card and tell it once, and neither fails', async (t) => {
  const { hall, cards, judge } = await hallFor(t);
  await buildActor(hall, { roles: ['staff'], departments: ['350102-market'] });
  const subject = await buildCase(hall, { state: 'refused' });
  const refused = { decision: 'refuse', decisionName: '不予许可', state: 'done', completedAt: hall.now() } as const;
  await buildTask(hall, { case: subject, kind: 'decide', opinion: '', ...refused });
  let second: Promise<void> | undefined;
  await inTransaction(hall, async (em) => {
    await judgeConduct(hall, em, await em.findOneOrFail(Case, { id: subject.id }));
    second = judge(subject);
    await eventually('the second to wait for the first', async () => (await locksWaitedFor(hall)) > 0);
  });
  await t.notThrowsAsync(async () => await second);
  t.is((await cards()).length, 1);
  t.is(await hall.orm.em.fork().count(Notice, {}), 1);
});

test('what passed the pre-review complete and is not accepted makes one yellow card; a lawful ground makes none', async (t) => {
  const { hall, cards, judge } = await hallFor(t);
  const at = (time: string) => new Date(`2026-11-23T${time}:00+08:00`);
  const step = { state: 'done', elementId: 'accept-or-not' } as const;
  const rejected = async (ground: { competentOrgan?: string; state?: 'given' | 'faulty'; corrected?: true } = {}) => {
    const subject = await buildCase(hall, { state: 'not-accepted', acceptedAt: null });
    const own = { case: subject, ...step };
    await buildTask(hall, { ...own, kind: 'pre-review', decision: 'pass', completedAt: at('09:00') });
    if (ground.corrected)
      await buildTask(hall, { ...own, kind: 'accept', decision: 'correct', completedAt: at('10:00') });
    const { competentOrgan = null } = ground;
    const rejection = { decision: 'reject', opinion: '暂不办理', competentOrgan, completedAt: at('11:00') };
    await buildTask(hall, { ...own, kind: 'accept', ...rejection });
    await buildMaterial(hall, { case: subject, state: ground.state ?? 'given' });
    await judge(subject);
    await judge(subject);
    return await cards(subject);
  };
  t.deepEqual(await rejected(), ['yellow 预审通过、材料齐全而不予受理 350102-market']);
  t.deepEqual(await rejected({ competentOrgan: '福州市农业农村局' }), []);
  t.deepEqual(await rejected({ state: 'faulty' }), []);
  t.deepEqual(await rejected({ corrected: true }), [], 'nobody has passed what came after the correction');
});

test('each visit to the window is counted where it is decided, and what the guide does not say makes a card', async (t) => {
  const { hall, cards } = await hallFor(t);
  const clerk = await buildActor(hall, { roles: ['staff'], departments: ['350102-exit-entry', '350102-market'] });
  const come = async (subject: Case, decision = 'present') => {
    const headers = { kind: 'appointment', decisions: 'present=收下材料;absent=未到场' };
    const { id } = await buildTask(hall, { case: subject, kind: 'appointment', headers });
    const answer = { decision, opinion: '', form: {}, corrections: [], unmet: [], competentOrgan: '' };
    await completeTask(hall, clerk, id, answer);
  };
  const once = await buildCase(hall, { itemCode: 'taiwan-travel-permit', department: '350102-exit-entry' });
  await come(once);
  await come(once, 'absent');
  t.deepEqual(await cards(), [], 'once is what its guide says');
  await come(once);
  t.deepEqual(await cards(once), ['yellow 到场次数超过办事指南：共2次 350102-exit-entry']);
  const online = await buildCase(hall);
  await come(online);
  t.deepEqual(await cards(online), ['red 应当全程网办而要求到窗口：共1次 350102-market']);
});

async function locksWaitedFor({ orm }: Hall): Promise<number> {
  const waiting = await orm.em
    .fork()
    .execute<unknown[]>(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
  return waiting.length;
}
