import { readFileSync } from 'node:fs';
import test from 'ava';
import { isCreditCode, isIdentityNumber } from '../../../server/domain/identity-number.ts';
import { ProviderAnswerInvalid, ProviderTimeout, ProviderUnavailable } from '../../../server/providers/errors.ts';
import { readRegistrySample } from '../../../server/providers/registry/simulated/sample.ts';
import { hmacSm3 } from '../../../server/providers/signed-json.ts';
import { sampleFile, startTwins } from './twins.ts';

const use = { purpose: '核验主体资格', caseNumber: '350102-2026-000001', itemCode: 'food-business-licence' };
const haixia = { certType: '001', certNo: '91350102MA0000001L', name: '福州海峡茶饮有限公司' } as const;
const lin = { certType: '111', certNo: '350102199006151029', name: '林晓燕' } as const;

test('a licence is found with its source and a document marked for this case alone', async (t) => {
  const { registry } = await startTwins(t);
  const found = await registry.look({ ...use, query: 'business-licence', subject: haixia });
  if (found.kind !== 'found') return t.fail(found.kind);
  t.is(found.licenceNumber, haixia.certNo);
  t.is(found.source, '省法人单位基础库');
  t.is(found.record['法定代表人'], '林晓燕');
  t.is(found.document.mime, 'application/pdf');
  t.is(Buffer.from(found.document.bytes).subarray(0, 5).toString(), '%PDF-');
  t.is((await registry.look({ ...use, query: 'real-estate', subject: lin })).kind, 'found');
  t.is((await registry.look({ ...use, query: 'identity-card', subject: lin })).kind, 'found');
});

test('an organisation is told with its representative, whom the population registry knows; no other answer names his number', async (t) => {
  const { registry } = await startTwins(t);
  const organisation = await registry.look({ ...use, query: 'organisation', subject: haixia });
  if (organisation.kind !== 'found') return t.fail(organisation.kind);
  t.deepEqual(organisation.representative, lin);
  t.false(JSON.stringify(organisation.record).includes(lin.certNo));
  const licence = await registry.look({ ...use, query: 'business-licence', subject: haixia });
  t.false(JSON.stringify(licence).includes(lin.certNo));
});

test('who is unknown, or known by another name, is not found', async (t) => {
  const { registry } = await startTwins(t);
  const misnamed = { ...lin, name: '林晓' };
  t.deepEqual(await registry.look({ ...use, query: 'identity-card', subject: misnamed }), { kind: 'not-found' });
  t.deepEqual(await registry.look({ ...use, query: 'real-estate', subject: misnamed }), { kind: 'not-found' });
  t.deepEqual(await registry.look({ ...use, query: 'forest-right', subject: lin }), { kind: 'not-found' });
});

test('no data without a purpose of use and a case', async (t) => {
  const { registry, twins, keys } = await startTwins(t);
  await t.throwsAsync(registry.look({ ...use, purpose: '', query: 'identity-card', subject: lin }));
  const body = JSON.stringify({ query: 'identity-card', subject: lin });
  const answer = await signed(`${twins.url}/population`, keys.population, body);
  t.is((await answer.json()).code, '92');
});

test('each use is logged with its purpose, the number of the person masked', async (t) => {
  const { registry, control } = await startTwins(t);
  await registry.look({ ...use, query: 'identity-card', subject: lin });
  const listed = await (await control('GET', '/')).json();
  const population = listed.systems.find((system: { name: string }) => system.name === 'population');
  t.like(population.state.latest[0], { ...use, what: 'identity-card', outcome: 'found' });
  t.false(JSON.stringify(population).includes(lin.certNo));
});

test('identity: name and number must belong together', async (t) => {
  const { registry } = await startTwins(t);
  const check = (name: string, identityNumber: string) => registry.verifyIdentity({ ...use, name, identityNumber });
  t.deepEqual(await check('林晓燕', lin.certNo), { kind: 'answered', matched: true, reason: 'matched' });
  t.deepEqual(await check('林小燕', lin.certNo), { kind: 'answered', matched: false, reason: 'name-differs' });
  t.deepEqual(await check('林晓燕', '11010519491231002X'), {
    kind: 'answered',
    matched: false,
    reason: 'no-such-person',
  });
});

test('an enterprise matches only while it is in being and under its own representative', async (t) => {
  const { registry } = await startTwins(t);
  const check = async (name: string, creditCode: string, representative: string) => {
    const answer = await registry.verifyLegalPerson({ ...use, name, creditCode, representative });
    return answer.kind === 'answered' && answer.reason;
  };
  t.is(await check(haixia.name, haixia.certNo, '林晓燕'), 'matched');
  t.is(await check(haixia.name, haixia.certNo, '陈志强'), 'representative-differs');
  t.is(await check('福州旧样商贸有限公司', '91350102MA99000441', '王海涛'), 'not-in-being');
});

test('a request that is sent a second time, or wrongly signed, gets nothing', async (t) => {
  const { twins, keys } = await startTwins(t);
  const body = JSON.stringify({ ...use, query: 'identity-card', subject: lin });
  const codes = [];
  const { secret } = keys.population;
  const tries = [{ secret }, { secret }, { secret: 'wrong' }, { secret, signature: 'é'.repeat(64) }];
  for (const each of tries) {
    const answer = await signed(`${twins.url}/population`, { ...keys.population, ...each }, body, 'nonce-1');
    codes.push((await answer.json()).code);
  }
  t.deepEqual(codes, ['00', '90', '90', '90']);
});

test('faults: refusal as a value, time-out, altered answer and outage as errors', async (t) => {
  const { registry, setFault } = await startTwins(t);
  const look = () => registry.look({ ...use, query: 'business-licence', subject: haixia });
  await setFault('legal-person', 'refuse');
  t.is((await look()).kind, 'refused');
  await setFault('legal-person', 'tamper');
  await t.throwsAsync(look(), { instanceOf: ProviderAnswerInvalid });
  await setFault('legal-person', 'drop');
  await t.throwsAsync(look(), { instanceOf: ProviderTimeout });
  await setFault('legal-person', 'down');
  await t.throwsAsync(look(), { instanceOf: ProviderUnavailable });
  t.is((await registry.look({ ...use, query: 'identity-card', subject: lin })).kind, 'found');
});

test('the sample data holds true check digits, and the sample accounts are in it', (t) => {
  const sample = readRegistrySample(sampleFile);
  for (const person of sample.people) t.true(isIdentityNumber(person.identityNumber), person.name);
  for (const enterprise of sample.enterprises) t.true(isCreditCode(enterprise.creditCode), enterprise.name);
  const { accounts } = JSON.parse(readFileSync(sampleFile.replace('registry.json', 'accounts.json'), 'utf8'));
  const numbers = new Set([
    ...sample.people.map((p) => p.identityNumber),
    ...sample.enterprises.map((e) => e.creditCode),
  ]);
  for (const account of accounts) {
    if (account.certificateNumber) t.true(numbers.has(account.certificateNumber), account.account);
  }
});

type Signer = { appKey: string; secret: string; signature?: string };

function signed(url: string, { appKey, secret, signature }: Signer, body: string, nonce = 'n') {
  const time = String(Date.now());
  const own = hmacSm3(secret, appKey, time, nonce, '/look', body);
  const headers = { 'x-app-key': appKey, 'x-timestamp': time, 'x-nonce': nonce, 'x-signature': signature ?? own };
  return fetch(`${url}/look`, { method: 'POST', headers, body });
}
