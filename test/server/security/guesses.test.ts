import test, { type ExecutionContext } from 'ava';
import { password, serveApp } from '../../support/app.ts';
import { buildAccount, buildCase } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';

test('of many passwords tried at once for an account no more are looked at than of as many one by one', async (t) => {
  const { signIn, account } = await door(t);
  const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => signIn(account, `wrong ${n}`, '10.0.0.1')));
  t.is(answers.filter(({ status }) => status === 401).length, 10);
  const refused = answers.filter(({ status }) => status === 429);
  t.is(refused.length, 20);
  for (const { headers } of refused) t.regex(headers.get('retry-after') ?? '', /^\d{2,3}$/);
  t.is((await signIn(account, password, '10.0.0.1')).status, 429);
});

test('who is stopped at his own address does not shut out an account’s owner; so many from everywhere do', async (t) => {
  const { signIn, account } = await door(t);
  const many = (count: number, address: (n: number) => string) =>
    Promise.all(Array.from({ length: count }, (_, n) => signIn(account, 'wrong', address(n))));
  await many(70, () => '10.0.4.1');
  t.is((await signIn(account, password, '10.0.4.2')).status, 200);
  await many(50, (n) => `10.0.5.${n}`);
  t.is((await signIn(account, password, '10.0.4.3')).status, 429);
});

test('an address that tries many accounts is stopped, and right passwords do not count against it', async (t) => {
  const { signIn, account } = await door(t);
  for (const _ of Array.from({ length: 5 })) t.is((await signIn(account, password, '10.0.1.1')).status, 200);
  const tries = Array.from({ length: 60 }, (_, n) => signIn(`nobody-${n}`, 'wrong', '10.0.1.1'));
  const answers = await Promise.all(tries);
  t.is(answers.filter(({ status }) => status === 401).length, 50);
  t.is((await signIn(account, password, '10.0.1.1')).status, 429);
  t.is((await signIn(account, password, '10.0.1.2')).status, 200);
});

test('addresses that a browser writes into X-Forwarded-For itself are not believed', async (t) => {
  const { signIn } = await door(t);
  const own = (n: number) => `198.51.100.${n}, 10.0.2.1`;
  const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => signIn(`someone-${n}`, 'wrong', own(n))));
  t.is(answers.filter(({ status }) => status === 401).length, 50);
});

test('a flood of forged notices meets a ceiling, and shuts nobody else out', async (t) => {
  const { hall } = await testHall(t);
  const { url } = await serveApp(t, hall, { rateLimit: 20 });
  const forge = () => fetch(`${url}/api/callbacks/express`, { method: 'POST', body: 'forged' });
  const answers = await Promise.all(Array.from({ length: 40 }, forge));
  t.is(answers.filter(({ status }) => status === 429).length, 20);
  // Not by another spelling of the address either.
  t.is((await fetch(`${url}/API/Callbacks/express`, { method: 'POST', body: 'forged' })).status, 404);
  t.is((await fetch(`${url}/api/session`)).status, 200);
});

test('without a proxy the header says nothing at all', async (t) => {
  const { signIn } = await door(t, 0);
  const tries = Array.from({ length: 70 }, (_, n) => signIn(`anyone-${n}`, 'wrong', `10.0.3.${n}`));
  t.is((await Promise.all(tries)).filter(({ status }) => status === 401).length, 50);
});

test('the query password of a case is guessed at five times an hour from an address, fifty in all, and by one address thirty times', async (t) => {
  const { query, hall } = await door(t);
  const { number } = await buildCase(hall);
  const guesses = (count: number, address: (n: number) => string) =>
    Promise.all(Array.from({ length: count }, (_, n) => query(number, `${200_000 + n}`, address(n))));
  const tried = (answers: Response[]) => answers.filter(({ status }) => status === 404).length;
  t.is(tried(await guesses(70, () => '10.1.0.1')), 5);
  t.is((await query(number, '123456', '10.1.1.1')).status, 200);
  t.is(tried(await guesses(60, (n) => `10.1.0.${n + 2}`)), 45);
  t.is((await query(number, '123456', '10.1.1.1')).status, 429);
  const others = await Promise.all(Array.from({ length: 40 }, (_, n) => query(`${number}-${n}`, '1', '10.1.2.1')));
  t.is(others.filter(({ status }) => status === 404).length, 30);
});

test('a right query password is not used up by asking', async (t) => {
  const { query, hall } = await door(t);
  const { number } = await buildCase(hall);
  for (const _ of Array.from({ length: 12 })) t.is((await query(number, '123456', '10.1.3.1')).status, 200);
});

async function door(t: ExecutionContext, proxies = 1) {
  const { hall } = await testHall(t);
  const { url, hashed } = await serveApp(t, hall, { proxies });
  const { account } = await buildAccount(hall, { passwordHash: hashed });
  const post = (path: string, body: object, address: string) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify(body),
    });
  return {
    hall,
    account,
    signIn: (name: string, secret: string, address: string) =>
      post('/api/session', { account: name, password: secret }, address),
    query: (number: string, secret: string, address: string) =>
      post('/api/case-queries', { number, password: secret }, address),
  };
}
