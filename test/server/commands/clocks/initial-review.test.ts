import test, { type ExecutionContext } from 'ava';
import { startCaseClock, stopCaseClock } from '../../../../server/commands/clocks/case-clocks.ts';
import { issueDocument } from '../../../../server/commands/documents/issue-document.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { TimelineEntry } from '../../../../server/entities/case/timeline-entry.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { buildCase } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';

const departments = { lead: '350121-forestry', township: '350121203-township-gov' };

/** An application to fell trees in a township of Minhou, accepted by its notice. */
async function accepted(t: ExecutionContext, { smallLot = false, deemed = false } = {}) {
  const tested = await testHall(t);
  const { hall } = tested;
  const { id } = await buildCase(hall, {
    itemCode: 'tree-felling-permit',
    area: '350121203',
    department: departments.lead,
    departments,
    flags: { smallLot },
    state: 'submitted',
    submittedAt: new Date('2026-11-16T10:00:00+08:00'),
  });
  await issueDocument(hall, { caseId: id, kind: 'acceptance-notice', key: 'accepted', deemed });
  const em = () => hall.orm.em.fork();
  const running = async () => {
    const clocks = await em().find(Clock, { caseId: id, endedAt: null }, { orderBy: { kind: 'asc' } });
    return clocks.map(({ kind, amount, deadline }) => ({ kind, amount, deadline }));
  };
  return { ...tested, id, em, running, subject: () => em().findOneOrFail(Case, { id }) };
}
const endOf = (date: string) => new Date(`${date}T23:59:59+08:00`);

test("while the township examines, its own twenty days run and the county's do not", async (t) => {
  const { id, em, running, subject } = await accepted(t);
  t.deepEqual(await running(), [{ kind: 'initial-review', amount: 20, deadline: endOf('2026-12-21') }]);
  t.like(await em().findOneOrFail(Clock, { caseId: id }), {
    label: '初审期限',
    basis: '行政许可法第四十三条',
    department: departments.township,
  });
  t.like(await subject(), { leadingClock: '初审期限', deadline: endOf('2026-12-21') });
});

test("the county's limits begin in full on the day on which it has the township's opinion", async (t) => {
  const { hall, id, em, running, subject, moveTo } = await accepted(t);
  moveTo('2026-12-07T10:00:00+08:00');
  await stopCaseClock(hall, id, 'initial-review');
  await startCaseClock(hall, { caseId: id, clock: 'law', label: '法定期限', limit: 'law' });
  await startCaseClock(hall, { caseId: id, clock: 'promise', label: '承诺期限', limit: 'promise' });
  t.deepEqual(await running(), [
    { kind: 'law', amount: 20, deadline: endOf('2027-01-05') },
    { kind: 'promise', amount: 5, deadline: endOf('2026-12-14') },
  ]);
  t.like(await subject(), { leadingClock: '承诺期限', deadline: endOf('2026-12-14') });
  t.is((await em().findOneOrFail(Clock, { kind: 'law' })).basis, '行政许可法第四十二条、第四十三条');
  const told = await em().find(TimelineEntry, { caseId: id, kind: 'clock-started' }, { orderBy: { title: 'desc' } });
  t.deepEqual(
    told.map(({ title, text }) => [title, text]),
    [
      ['法定期限开始计算', '至2027-01-05届满'],
      ['承诺期限开始计算', '至2026-12-14届满'],
    ],
  );
});

test('the diagram finds the clock of the first review running, and its deadline', async (t) => {
  const { hall, id, running } = await accepted(t);
  const named = { caseId: id, clock: 'initial-review', label: '初审期限', limit: 'initial-review' };
  t.is((await startCaseClock(hall, named)).deadline, '2026-12-21T23:59:59+08:00');
  t.is((await running()).length, 1);
});

test('a case that is deemed accepted is examined within twenty days of its receipt', async (t) => {
  const { running } = await accepted(t, { deemed: true });
  t.deepEqual(await running(), [{ kind: 'initial-review', amount: 20, deadline: endOf('2026-12-14') }]);
});

test('a small lot that goes without first review has law and promise from its acceptance', async (t) => {
  const { running } = await accepted(t, { smallLot: true });
  t.deepEqual(await running(), [
    { kind: 'law', amount: 20, deadline: endOf('2026-12-21') },
    { kind: 'promise', amount: 5, deadline: endOf('2026-11-30') },
  ]);
});
