import test, { type ExecutionContext } from 'ava';
import type { Case } from '../../../../server/entities/case/case.ts';
import { TimelineEntry } from '../../../../server/entities/case/timeline-entry.ts';
import { Outbox } from '../../../../server/entities/engine/outbox.ts';
import { caseRoutes } from '../../../../server/routes/cases/routes.ts';
import { withdrawCase } from '../../../../server/routes/cases/schema.ts';
import { buildAccount, buildCase } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

test('an applicant withdraws his case: the diagram is told, and the reason stands in the timeline', async (t) => {
  const { hall, build, applicant } = await counter(t);
  const { id, number } = await build({ state: 'in-review' });
  const { status, body } = await applicant.post(`/api/cases/${number}/withdrawal`, { reason: '店面不租了' });
  t.is(status, 202);
  t.is(withdrawCase.response.parse(body).number, number);
  const [sent] = await hall.orm.em.fork().find(Outbox, {});
  t.like(sent?.message, { kind: 'publish-message', name: 'case-withdrawn', correlationKey: id });
  const [entry] = await hall.orm.em.fork().find(TimelineEntry, { caseId: id });
  t.like(entry, { kind: 'withdrawal', text: '店面不租了', internal: false });
});

test('from the moment on a withdrawal is under way, and neither offered again nor covered by what was asked before', async (t) => {
  const { build, applicant } = await counter(t);
  const { number } = await build({ state: 'correcting' });
  const path = `/api/cases/${number}`;
  t.like((await applicant.get(path)).body, { canWithdraw: true, withdrawing: false, nextAct: { kind: 'correct' } });
  const { body } = await applicant.post(`${path}/withdrawal`);
  for (const shown of [body, (await applicant.get(path)).body]) {
    t.like(shown, { canWithdraw: false, withdrawing: true, nextAct: { kind: 'wait' } });
    t.regex(shown.nextAct.text.zh, /正在按您的要求撤回/);
  }
  const [listed] = (await applicant.get('/api/cases')).body.items;
  t.regex(listed.nextAct.text.zh, /正在按您的要求撤回/);
});

test('withdrawing twice, even at once, is one withdrawal', async (t) => {
  const { hall, build, applicant } = await counter(t);
  const { id, number } = await build({});
  const path = `/api/cases/${number}/withdrawal`;
  const answers = await Promise.all([1, 2, 3, 4].map(() => applicant.post(path)));
  t.true([...answers, await applicant.post(path)].every(({ status }) => status === 202));
  t.is(await hall.orm.em.fork().count(TimelineEntry, { caseId: id }), 1);
  t.is(await hall.orm.em.fork().count(Outbox), 1);
});

test('what has been decided or has ended is no longer withdrawn, and its page does not offer it', async (t) => {
  const { hall, build, applicant } = await counter(t);
  const over = [
    await build({ state: 'decided', decidedAt: hall.now() }),
    await build({ state: 'refused', decidedAt: hall.now() }),
    await build({ state: 'withdrawn', endedAt: hall.now() }),
  ];
  for (const { number } of over) {
    t.like(await applicant.post(`/api/cases/${number}/withdrawal`), { status: 409, body: { code: 'wrong-state' } });
    t.false((await applicant.get(`/api/cases/${number}`)).body.canWithdraw);
  }
});

test('nobody withdraws another’s case, neither staff nor supervisor', async (t) => {
  const { hall, as, build } = await counter(t);
  const { number } = await build({});
  const path = `/api/cases/${number}/withdrawal`;
  const others = [
    await buildAccount(hall),
    await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] }),
    await buildAccount(hall, { roles: ['supervisor'], areas: ['350100'] }),
  ];
  for (const { account } of others) {
    t.is((await as(account).post(path)).status, 404);
    t.not((await as(account).get(`/api/cases/${number}`)).body.canWithdraw, true);
  }
  t.is((await as().post(path)).status, 401);
  t.is(await hall.orm.em.fork().count(Outbox), 0);
});

test('a reason that is too long or no text is told at its field', async (t) => {
  const { build, applicant } = await counter(t);
  const { number } = await build({});
  for (const reason of [1, '长'.repeat(501)])
    t.like((await applicant.post(`/api/cases/${number}/withdrawal`, { reason })).body, {
      status: 400,
      errors: [{ pointer: '/reason' }],
    });
});

async function counter(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const { account } = await buildAccount(hall);
  const build = (overrides: Partial<Case>) => buildCase(hall, { applicantAccount: account, ...overrides });
  return { hall, as, applicant: as(account), build };
}
