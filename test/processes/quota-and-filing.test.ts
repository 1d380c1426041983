import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { z } from 'zod';
import type { Case } from '../../server/routes/cases/case.schema.ts';
import { listNotices } from '../../server/routes/notices/schema.ts';
import { expect } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { outside, type Sample, walkerOf } from '../support/walk.ts';

/** The form itself refuses sums that do not match: the diagram's own look at them is tried on a hall whose form lets them pass. */
const root = mkdtempSync(join(tmpdir(), 'lianban-'));
cpSync('processes', join(root, 'processes'), { recursive: true });
const filing = join(root, 'processes/items/investment-project-filing/application.form');
writeFileSync(filing, readFileSync(filing, 'utf8').replaceAll(/"rule": .*,/g, ''));
test.after.always(() => rmSync(root, { recursive: true }));

const hall = hallOfFile(test, { LIANBAN_PROCESSES: root });
const walker = () => walkerOf(hall());
const Quota = z.object({ drawn: z.number(), total: z.number() });
const quota = async () =>
  (
    await hall().sql(
      Quota,
      `select drawn, total from quotas where name = 'felling' and area = '350121' order by year limit 1`,
    )
  )[0];
const withForm =
  (changes: Record<string, z.core.util.JSONType>) =>
  (sample: Sample): Sample => ({ ...sample, form: { ...sample.form, ...changes } });

/** A small lot, which is granted by promise. */
const small = withForm({
  promise: true,
  owner: 'personal',
  origin: 'planted',
  forestUse: 'commercial',
  volume: 10,
  timber: 7,
});

test.serial('felling draws the county quota once; what goes beyond it is not granted', async (t) => {
  t.timeout(300_000);
  const granted = await walker().walk(await walker().submit('tree-felling-permit'));
  t.is(granted.state, 'delivered');
  t.is((await quota())?.drawn, 6250, 'in hundredths of a cubic metre');
  await hall().sql(z.unknown(), `update quotas set total = drawn + 6249 where name = 'felling' and area = '350121'`);
  const short = await walker().walk(await walker().submit('tree-felling-permit'), {
    decide: ({ name }) => (name === '限额不足处理' ? 'refuse' : undefined),
  });
  t.is(short.state, 'refused');
  t.true(short.documents.some(({ kind }) => kind === 'refusal-decision'));
  t.deepEqual(await quota(), { drawn: 6250, total: 12_499 });
  await hall().sql(z.unknown(), `update quotas set total = 500000 where name = 'felling' and area = '350121'`);
});

test.serial('a small lot is granted at once by promise, after its acceptance', async (t) => {
  t.timeout(300_000);
  const tasks: string[] = [];
  const done = await walker().walk(await walker().submit('tree-felling-permit', small), {
    decide: ({ name }) => {
      tasks.push(name);
      return undefined;
    },
  });
  t.is(done.state, 'delivered');
  t.deepEqual(tasks, ['预审', '审查申请材料', '制证'], 'nobody reviews it and nobody decides on it');
  const kinds = done.clocks.map(({ kind }) => kind);
  t.deepEqual(
    [kinds.includes('law'), kinds.includes('promise'), kinds.includes('initial-review')],
    [true, true, false],
  );
  t.is((await quota())?.drawn, 7250);
});

test.serial('two cases that draw from a quota at the same moment wait for each other, and both draw', async (t) => {
  t.timeout(300_000);
  const before = (await quota())?.drawn ?? 0;
  const both = await Promise.all([1, 2, 3, 4].map(() => walker().submit('tree-felling-permit', small)));
  const names: string[] = [];
  await Promise.all(
    both.map((walked) =>
      walker().walk(walked, {
        decide: ({ name, decisions }) => {
          names.push(name);
          return decisions[0]?.code;
        },
      }),
    ),
  );
  t.false(names.includes('限额不足处理'));
  t.is((await quota())?.drawn, before + 4000);
});

test.serial('a filing with faulty sums gets guidance; corrected, it is filed', async (t) => {
  t.timeout(300_000);
  const walked = await walker().submit('investment-project-filing', withForm({ other: 81 }));
  const guided = await walker().walk(walked, { to: ({ state }) => state === 'correcting' });
  t.true(guided.documents.some(({ kind }) => kind === 'correction-guidance'));
  const answer = await walked.applicant.send('POST', `/api/cases/${walked.number}/corrections`, {
    form: { ...guided.form, other: 80 },
    materials: [],
  });
  t.is(answer.status, 202, JSON.stringify(answer.body));
  const filed = await walker().walk(walked);
  t.is(filed.state, 'delivered');
  t.is(filed.documents.filter(({ kind }) => kind === 'filing-certificate').length, 1);
});

test.serial('a project that is not for filing is sent the right way, and not filed', async (t) => {
  t.timeout(300_000);
  const done = await walker().walk(
    await walker().submit('investment-project-filing', withForm({ category: 'approval' })),
  );
  t.is(done.state, 'ended');
  t.deepEqual(
    done.documents.map(({ kind }) => kind),
    ['redirect-notice'],
  );
  const lead = await walker().staff('350102-reform');
  const { items } = expect(listNotices.response, await lead.get('/api/notices?limit=100'));
  t.true(items.some(({ text, caseNumber }) => caseNumber === done.number && text.includes('请通知核准机关')));
});

test.serial("a week in which the township examines takes none of the county's days", async (t) => {
  t.timeout(300_000);
  const walked = await walker().submit('tree-felling-permit');
  const only =
    (...kinds: string[]) =>
    ({ kind }: { kind: string }) =>
      kinds.includes(kind) ? undefined : 'leave';
  const running = ({ clocks }: Case) =>
    clocks.flatMap(({ kind, endedAt, amount, remaining }) =>
      endedAt === null && kind !== 'step' ? [{ kind, amount, remaining }] : [],
    );
  const accepted = await walker().walk(walked, {
    decide: only('pre-review', 'accept'),
    to: ({ clocks, stage }) => stage === '现场核查' && clocks.some(({ kind }) => kind === 'initial-review'),
  });
  t.deepEqual(running(accepted), [{ kind: 'initial-review', amount: 20, remaining: 20 }]);
  const inAWeek = new Date(Date.now() + 7 * 86_400_000);
  await outside(hall(), 'POST', '/simulated/clock', { now: inAWeek.toISOString() });
  const received = await walker().walk(walked, {
    decide: only('visit'),
    to: ({ stage, clocks }) => stage === '审核' && clocks.some(({ kind }) => kind === 'promise'),
  });
  t.deepEqual(
    running(received).toSorted((a, b) => a.kind.localeCompare(b.kind)),
    [
      { kind: 'law', amount: 20, remaining: 20 },
      { kind: 'promise', amount: 5, remaining: 5 },
    ],
  );
});
