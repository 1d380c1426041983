import test from 'ava';
import { z } from 'zod';
import type { Case } from '../../server/routes/cases/schema.ts';
import { TaskDetail } from '../../server/routes/tasks/schema.ts';
import { caseOf, expect, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { completeTask, tasksOf, type Walked, walkerOf } from '../support/walk.ts';

const hall = hallOfFile(test);
const walker = () => walkerOf(hall());
const clockOf = ({ clocks }: Case, kind: string) => clocks.findLast((clock) => clock.kind === kind);

test.serial(
  'the head of the department allows more time, once, and the applicant is told why and to when',
  async (t) => {
    t.timeout(300_000);
    const walked = await walker().submit('food-business-licence');
    const before = await walker().walk(walked, {
      decide: ({ kind }) => (kind === 'accept' ? undefined : 'leave'),
      to: ({ clocks, stage }) => clocks.some(({ kind }) => kind === 'law') && stage === '现场核查',
    });
    const clerk = await walker().person('market-gulou-2');
    const head = await walker().person('market-gulou-1');
    const path = `/api/cases/${walked.number}/extensions`;
    const reason = '经营场所正在改造，核查须待完工';
    const asked = await clerk.send('POST', path, { reason });
    t.is(asked.status, 202, JSON.stringify(asked.body));
    const approval = await taskOf(walked, '350102-market', 'extension');
    t.is((await caseOf(walked.applicant, walked.number)).stage, before.stage, 'it is no stage of the case');
    t.is((await clerk.send('POST', `/api/tasks/${approval.id}/claim`)).status, 403);
    t.is((await completeTask(head, approval, 'approve')).status, 200);
    const after = await until('the notice of extension', async () => {
      const subject = await caseOf(walked.applicant, walked.number);
      return subject.documents.some(({ kind }) => kind === 'extension-notice') && subject;
    });
    for (const kind of ['law', 'promise']) {
      const [was, is] = [clockOf(before, kind), clockOf(after, kind)];
      t.is((is?.remaining ?? 0) - (was?.remaining ?? 0), 5, kind);
      t.true((is?.deadline ?? '') > (was?.deadline ?? '9'));
      t.regex(is?.explanation.zh ?? '', /延长5个工作日/);
    }
    const [logged] = await hall().sql(
      z.object({ moves: z.array(z.object({ from: z.string(), to: z.string(), why: z.string() })) }),
      `select k.moves from clocks k join cases c on c.id = k.case_id where c.number = ? and k.kind = 'law'`,
      [walked.number],
    );
    t.deepEqual(
      logged?.moves.map(({ from, to }) => [Date.parse(from), Date.parse(to)]),
      [[clockOf(before, 'law'), clockOf(after, 'law')].map((clock) => Date.parse(clock?.deadline ?? ''))],
    );
    const told = await hall().sql(z.object({ text: z.string() }), 'select text from notices where case_number = ?', [
      walked.number,
    ]);
    t.true(told.some(({ text }) => text.startsWith('延期告知书')));
    t.is((await clerk.send('POST', path, { reason })).status, 409, 'once');
    t.is((await walker().walk(walked)).state, 'delivered');
  },
);

/** The case's open task of a kind, as its department has it. */
async function taskOf({ number }: Walked, department: string, kind: string): Promise<TaskDetail> {
  const clerk = await walker().staff(department);
  const { id } = await until(`a task ${kind}`, async () =>
    (await tasksOf(clerk, number)).find((task) => task.kind === kind),
  );
  return expect(TaskDetail, await (await walker().person(leadOf(department))).get(`/api/tasks/${id}`));
}

const leads: Record<string, string> = { '350102-market': 'market-gulou-1', '350121-planning': 'planning-minhou-1' };
const leadOf = (department: string): string => leads[department] ?? '';
