import test from 'ava';
import type { Case } from '../../server/entities/case/case.ts';
import { Material } from '../../server/entities/case/material.ts';
import { StoredFile } from '../../server/entities/case/stored-file.ts';
import { shareMaterial } from '../../workers/share-material.ts';
import { buildCase } from '../support/build.ts';
import { buildMaterial } from '../support/build-parts.ts';
import { completed } from '../support/worker.ts';
import { benchWithTwins } from '../support/worker-with-twins.ts';

const bench = benchWithTwins(test, shareMaterial);
const headers = { purpose: '受理审查' };
const em = () => bench.hall().orm.em.fork();

/** A food licence of an enterprise that has handed in neither its business licence nor its representative's card. */
async function applied(overrides: Partial<Case> = {}) {
  const subject = await buildCase(bench.hall(), {
    state: 'submitted',
    applicantKind: 'unit',
    applicantName: '福州海峡茶饮有限公司',
    certificateType: 'YYZZ',
    certificateNumber: '91350102MA0000001L',
    ...overrides,
  });
  for (const code of ['business-licence', 'identity-card'])
    await buildMaterial(bench.hall(), { case: subject, code, name: code, state: 'missing' });
  return {
    job: { variables: { caseId: subject.id }, headers },
    states: async () =>
      Object.fromEntries((await em().find(Material, { caseId: subject.id })).map(({ code, state }) => [code, state])),
    files: () => em().count(StoredFile, { caseId: subject.id }),
  };
}

test.serial('what the registries hold is attached once, however often the job is handed out', async (t) => {
  const { job, states, files } = await applied();
  t.deepEqual(await bench.handTwice(t, job), { materialsComplete: true, missingMaterials: [] });
  t.deepEqual(await states(), { 'business-licence': 'shared', 'identity-card': 'shared' });
  t.is(await files(), 2);
});

test.serial('only what the step names is fetched; what is still missing is told to the diagram', async (t) => {
  const { job, states } = await applied();
  const some = { ...job, headers: { ...headers, materials: ' business-licence, ' } };
  t.deepEqual(await bench.handTwice(t, some), { materialsComplete: false, missingMaterials: ['identity-card'] });
  t.deepEqual(await states(), { 'business-licence': 'shared', 'identity-card': 'missing' });
});

test.serial(
  'while a registry is down nobody is asked for the paper: the job is tried again, and attaches it',
  async (t) => {
    const { job, states } = await applied();
    const { setFault } = await bench.twins;
    await setFault('legal-person', 'down');
    const failed = await bench.hand(job);
    await setFault('legal-person', 'none');
    t.like(failed, { kind: 'failed', retries: 4, backoffMs: 10_000 });
    t.deepEqual(await states(), { 'business-licence': 'missing', 'identity-card': 'missing' });
    t.like(completed(await bench.hand({ ...job, retries: 4 })), { materialsComplete: true });
  },
);

test.serial('at the last try the applicant is asked instead, and the case goes on', async (t) => {
  const { job, states } = await applied();
  const { setFault } = await bench.twins;
  await setFault('legal-person', 'down');
  const last = await bench.hand({ ...job, headers: { ...headers, materials: 'business-licence' }, retries: 1 });
  await setFault('legal-person', 'none');
  t.like(completed(last), { materialsComplete: false });
  t.is((await states())['business-licence'], 'not-found');
});

test.serial('a refusal of the registry is an answer: the applicant is asked at once', async (t) => {
  const { job, states } = await applied();
  const { setFault } = await bench.twins;
  await setFault('population', 'refuse');
  const answer = await bench.hand(job);
  await setFault('population', 'none');
  t.deepEqual(completed(answer), { materialsComplete: false, missingMaterials: ['identity-card'] });
  t.is((await states())['identity-card'], 'not-found');
});

test.serial('data is not drawn without saying what for: an incident at once', async (t) => {
  const { job, states } = await applied();
  t.like(await bench.hand({ ...job, headers: {} }), { kind: 'failed', retries: 0 });
  t.deepEqual(await states(), { 'business-licence': 'missing', 'identity-card': 'missing' });
});

test.serial('of somebody who has withdrawn, no registry is asked any more', async (t) => {
  const { job, states } = await applied({ withdrawnAt: bench.hall().now() });
  t.like(await bench.hand({ ...job, retries: 1 }), { kind: 'failed', retries: 1, backoffMs: 300_000 });
  t.deepEqual(await states(), { 'business-licence': 'missing', 'identity-card': 'missing' });
});
