import test from 'ava';
import { Case } from '../../server/entities/case/case.ts';
import { CaseDocument } from '../../server/entities/case/document.ts';
import { Clock } from '../../server/entities/supervision/clock.ts';
import { issueResult } from '../../workers/issue-result.ts';
import { buildCase, engineKey } from '../support/build.ts';
import { benchOf, completed } from '../support/worker.ts';

const bench = benchOf(test, issueResult);
const em = () => bench.hall().orm.em.fork();
const documentsOf = (caseId: string) => em().find(CaseDocument, { caseId });
const special = { document: 'special-procedure-notice', procedure: 'expert-review', expected: '5 working-day' };
const submitted = () => buildCase(bench.hall(), { state: 'submitted', acceptedAt: null });

test.serial('a notice that could not be kept is not issued: no state, no clock, no number is lost', async (t) => {
  const first = await submitted();
  const headers = { document: 'acceptance-notice' };
  const { documentNumber } = completed(await bench.hand({ variables: { caseId: first.id }, headers }));
  const { id: caseId } = await submitted();
  const answer = await bench.failOnce(t, { variables: { caseId }, headers }, 'audit_entries', async () => {
    t.deepEqual(await documentsOf(caseId), []);
    t.is((await em().findOneOrFail(Case, { id: caseId })).state, 'submitted');
    t.is(await em().count(Clock, { caseId }), 0);
  });
  t.is((await em().findOneOrFail(Case, { id: caseId })).state, 'accepted');
  const serial = (number: unknown) => Number(/(\d+)号$/.exec(String(number))?.[1]);
  t.is(serial(answer['documentNumber']), serial(documentNumber) + 1, 'the next number after the one before');
});

test('a document is issued once, with its clocks, however often its job is handed out', async (t) => {
  const { id: caseId } = await submitted();
  const job = { variables: { caseId }, headers: { document: 'acceptance-notice' } };
  const { documentNumber } = await bench.handTwice(t, job);
  t.deepEqual(
    (await documentsOf(caseId)).map(({ number }) => number),
    [documentNumber],
  );
  const kinds = (await em().find(Clock, { caseId })).map(({ kind }) => kind);
  t.deepEqual(kinds.toSorted(), ['law', 'promise']);
});

test('the same paper is issued again where the diagram comes there again', async (t) => {
  const { id: caseId } = await buildCase(bench.hall(), { state: 'in-review' });
  const job = { variables: { caseId }, headers: special };
  const numbers = new Set(
    [await bench.hand(job), await bench.hand(job)].map((answer) => completed(answer)['documentNumber']),
  );
  t.is(numbers.size, 2);
  t.is((await documentsOf(caseId)).length, 2);
});

test('whose paper it is comes from the way of the case before the words of the step', async (t) => {
  const { id: caseId } = await buildCase(bench.hall(), {
    state: 'in-review',
    departments: { lead: '350102-market', tax: '350102-tax' },
  });
  const headers = { ...special, department: 'lead' };
  const element = engineKey();
  completed(await bench.hand({ variables: { caseId, issuer: 'tax' }, headers, element }));
  const [document] = await documentsOf(caseId);
  t.is(document?.department, '350102-tax');
  t.is(document?.idempotencyKey, `${element}:special-procedure-notice`);
});

test('a paper that the law does not know is an incident at once', async (t) => {
  const { id: caseId } = await submitted();
  for (const headers of [{ document: 'letter-of-thanks' }, {}, { document: 'acceptance-notice', deemed: 'perhaps' }])
    t.like(await bench.hand({ variables: { caseId }, headers: { ...headers } }), { kind: 'failed', retries: 0 });
  t.deepEqual(await documentsOf(caseId), []);
});

test('a case that is over is issued nothing, and costs no try', async (t) => {
  const { id: caseId } = await buildCase(bench.hall(), { state: 'in-review', withdrawnAt: bench.hall().now() });
  const job = { variables: { caseId }, headers: { document: 'approval-decision' }, retries: 1 };
  t.like(await bench.hand(job), { kind: 'failed', retries: 1, backoffMs: 300_000 });
  t.deepEqual(await documentsOf(caseId), []);
});
