import test from 'ava';
import type { Case } from '../../server/entities/case/case.ts';
import { TimelineEntry } from '../../server/entities/case/timeline-entry.ts';
import { verifyIdentity } from '../../workers/verify-identity.ts';
import { buildCase } from '../support/build.ts';
import { completed } from '../support/worker.ts';
import { benchWithTwins } from '../support/worker-with-twins.ts';

const bench = benchWithTwins(test, verifyIdentity);
const strict = { onMismatch: 'error' };
const otherName: Partial<Case> = { applicantName: '林小燕' };

async function caseOf(overrides: Partial<Case> = {}) {
  const { id: caseId } = await buildCase(bench.hall(), { state: 'submitted', ...overrides });
  return {
    job: { variables: { caseId } },
    lines: async () =>
      (await bench.hall().orm.em.fork().find(TimelineEntry, { caseId })).map(({ title, text }) => ({ title, text })),
  };
}

test.serial(
  'name and number that belong together are verified, of an enterprise by the register of enterprises',
  async (t) => {
    const { job, lines } = await caseOf();
    t.deepEqual(await bench.handTwice(t, { ...job, headers: strict }), { identityVerified: true });
    t.deepEqual(await lines(), [{ title: '身份核验通过', text: null }]);
    const unit = await caseOf({
      applicantKind: 'unit',
      applicantName: '福州海峡茶饮有限公司',
      certificateType: 'YYZZ',
      certificateNumber: '91350102MA0000001L',
    });
    t.deepEqual(completed(await bench.hand(unit.job)), { identityVerified: true });
  },
);

test.serial('a mismatch is for an officer to see, in his words, unless the diagram catches it', async (t) => {
  const { job, lines } = await caseOf(otherName);
  t.deepEqual(await bench.handTwice(t, job), { identityVerified: false });
  t.deepEqual(await lines(), [{ title: '身份核验未通过', text: '名称与登记的不一致' }]);
});

test.serial('where the diagram catches it, a mismatch is the declared error identity-mismatch', async (t) => {
  const { job } = await caseOf(otherName);
  const answer = await bench.hand({ ...job, headers: strict });
  t.like(answer, { kind: 'error', code: 'identity-mismatch', message: '名称与登记的不一致' });
  t.deepEqual(verifyIdentity.errors, ['identity-mismatch']);
});

test.serial('of somebody who has withdrawn, no registry is asked any more', async (t) => {
  const { job, lines } = await caseOf({ withdrawnAt: bench.hall().now() });
  t.like(await bench.hand({ ...job, retries: 1 }), { kind: 'failed', retries: 1, backoffMs: 300_000 });
  t.deepEqual(await lines(), []);
});

test.serial('a registry that is down says nothing about anybody: the job is tried again', async (t) => {
  const { job, lines } = await caseOf();
  const { setFault } = await bench.twins;
  await setFault('population', 'down');
  const failed = await bench.hand({ ...job, headers: strict });
  await setFault('population', 'none');
  t.like(failed, { kind: 'failed', retries: 4, backoffMs: 10_000 });
  t.deepEqual(await lines(), []);
  t.deepEqual(completed(await bench.hand({ ...job, headers: strict, retries: 4 })), { identityVerified: true });
});

test.serial(
  'a registry that refuses to look has found no mismatch: nobody is told that his name is wrong',
  async (t) => {
    const { job, lines } = await caseOf();
    const { setFault } = await bench.twins;
    await setFault('population', 'refuse');
    const answer = await bench.hand({ ...job, headers: strict });
    await setFault('population', 'none');
    t.deepEqual(completed(answer), { identityVerified: false });
    const [line] = await lines();
    t.is(line?.title, '身份未能核验');
    t.truthy(line?.text, 'and the officer reads why');
  },
);
