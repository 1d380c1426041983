import { Writable } from 'node:stream';
import test from 'ava';
import pino from 'pino';
import { logOptions } from '../../../server/log.ts';
import { serveApp } from '../../support/app.ts';
import { buildCase } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';

test('nothing in the audit log is changed or deleted by the hall’s own account', async (t) => {
  const { hall } = await testHall(t);
  const { enter } = await serveApp(t, hall);
  const { account } = await enter();
  const em = hall.orm.em.fork();
  const lines = () => em.execute<object[]>('select * from audit_entries order by id');
  const before = await lines();
  t.true(before.length > 0);
  for (const statement of [
    `update audit_entries set actor = '${account}'`,
    `update audit_entries set facts = '{"forged": true}'::jsonb, hash = '0'`,
    'delete from audit_entries',
    'truncate audit_entries',
  ])
    await t.throwsAsync(() => em.execute(statement), { message: /append-only/ });
  t.deepEqual(await lines(), before);
});

test('the audit and the lists know an identity number only masked', async (t) => {
  const { hall } = await testHall(t);
  const { enter } = await serveApp(t, hall);
  const citizen = await enter();
  const subject = await buildCase(hall, { applicantAccount: citizen.account, form: { owner: '35010219900615102x' } });
  await citizen.send('POST', `/api/cases/${subject.number}/withdrawal`, { reason: '不办了' });
  const audit = await hall.orm.em.fork().execute<object[]>('select * from audit_entries');
  t.notRegex(JSON.stringify(audit), /350102199006151029|13800000001/);
  const seen = await Promise.all(
    ['/api/session', '/api/cases', `/api/cases/${subject.number}`].map((path) => citizen.get(path)),
  );
  t.notRegex(JSON.stringify(seen.map(({ body }) => body)), /\d{17}[\dXx]/);
});

test('a fault of the database is logged with its cause, without what people had written', async (t) => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const { hall } = await testHall(t, { log: pino(logOptions('info'), stream) });
  const { enter } = await serveApp(t, hall);
  const citizen = await enter();
  await hall.orm.em.fork().execute('alter table drafts add constraint never check (step > 100)');
  const data = { number: '350102199006151029', phone: '13800000001', secret: 'my-secret-word' };
  const answer = await citizen.send('PUT', '/api/drafts/food-business-licence', { area: '350102', step: 1, data });
  t.is(answer.status, 500);
  const logged = lines.join('');
  t.regex(logged, /violates check constraint/);
  t.notRegex(logged, /350102199006151029|13800000001|my-secret-word/);
  t.notRegex(JSON.stringify(answer.body), /constraint|drafts|my-secret-word| at /);
});
