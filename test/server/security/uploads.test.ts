import { readFileSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import { z } from 'zod';
import { StoredFile as StoredRow } from '../../../server/entities/case/stored-file.ts';
import { StoredFile } from '../../../server/routes/files/schema.ts';
import { serveApp } from '../../support/app.ts';
import { buildCase } from '../../support/build.ts';
import { buildFile } from '../../support/build-parts.ts';
import { testHall } from '../../support/hall.ts';
import type { Person } from '../../support/person.ts';

const pdf = new Uint8Array(readFileSync('processes/sample/files/articles.pdf'));
const Sampled = z.object({ sampleApplication: z.object({ materials: z.array(z.unknown()) }) });

test('a file is saved under the extension of what is in it, and no sign in its name is unseen', async (t) => {
  const { citizen } = await office(t);
  const named = async (name: string) => StoredFile.parse(await (await upload(citizen, name)).json()).name;
  t.is(await named('缴费单.html'), '缴费单.html.pdf');
  t.is(await named('run.hta'), 'run.hta.pdf');
  t.is(await named('a\u202efdp.exe'), 'afdp.exe.pdf');
  t.is(await named('PLAN.PDF'), 'PLAN.PDF');
  t.is(await named('\u200b'), '文件.pdf');
});

test('who has uploaded much and handed in nothing has to hand in first', async (t) => {
  const { citizen, hall } = await office(t);
  const subject = await buildCase(hall, { applicantAccount: citizen.account });
  await buildFile(hall, citizen.account, { size: 400 * 1024 * 1024, caseId: subject.id });
  const loose = await buildFile(hall, citizen.account, { size: 499 * 1024 * 1024 });
  t.is((await upload(citizen, 'a.pdf')).status, 201);
  const em = hall.orm.em.fork();
  await em.nativeUpdate(StoredRow, { id: loose.id }, { size: 500 * 1024 * 1024 - 10 });
  const refused = await upload(citizen, 'b.pdf');
  t.is(refused.status, 413);
  t.regex(await refused.text(), /请先提交申请/);
  await em.nativeUpdate(StoredRow, { id: loose.id }, { size: 1 });
  for (const _ of Array.from({ length: 296 })) await buildFile(hall, citizen.account);
  const answers = await Promise.all(Array.from({ length: 5 }, () => upload(citizen, 'c.pdf')));
  t.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 201, 413, 413, 413]);
});

test('a sample’s files are stored once, however often it is looked at', async (t) => {
  const { citizen, hall } = await office(t);
  const filesOf = async () =>
    Sampled.parse((await citizen.get('/api/items/food-business-licence')).body).sampleApplication.materials;
  t.deepEqual(await filesOf(), await filesOf());
  t.is(await hall.orm.em.fork().count(StoredRow, { owner: citizen.account }), 2);
});

async function office(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { enter } = await serveApp(t, hall);
  return { hall, citizen: await enter() };
}

function upload(person: Person, name: string): Promise<Response> {
  const head = `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), pdf, Buffer.from('\r\n--b--\r\n')]);
  const type = 'multipart/form-data; boundary=b';
  return person.request('POST', '/api/files', new Uint8Array(body), { 'content-type': type });
}
