import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import test, { type ExecutionContext } from 'ava';
import { StoredFile } from '../../../server/entities/case/stored-file.ts';
import { fileRoutes } from '../../../server/routes/files/routes.ts';
import { uploadFile } from '../../../server/routes/files/schema.ts';
import { buildAccount, buildCase } from '../../support/build.ts';
import { buildBranch, buildFile } from '../../support/build-parts.ts';
import { eventually } from '../../support/engine.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

const sample = (name: string) => new Uint8Array(readFileSync(`processes/sample/files/${name}`));
const limit = 30 * 1024 * 1024;

test('an uploaded file is kept byte for byte, with its name, size, hash and the type that its content has', async (t) => {
  const { hall, account, upload, download } = await counter(t);
  const bytes = sample('articles.pdf');
  const { status, body } = await upload(bytes, '公司章程 (2026).doc');
  t.is(status, 201);
  const file = uploadFile.response.parse(body);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  t.like(file, { name: '公司章程 (2026).doc.pdf', size: bytes.byteLength, sha256, mime: 'application/pdf' });
  t.like(await hall.orm.em.fork().findOneOrFail(StoredFile, file.id), { owner: account, caseId: null });
  const got = await download(file.id);
  t.is(got.status, 200);
  t.deepEqual(got.bytes, bytes);
});

test('a file comes as a download under its own name, is not guessed at and not kept by anybody between', async (t) => {
  const { hall, account, download } = await counter(t);
  const { id, size } = await buildFile(hall, account, { name: '平面图 "一层"; x.pdf' });
  const { headers } = await download(id);
  const name = encodeURIComponent('平面图 "一层"; x.pdf');
  t.is(headers.get('content-disposition'), `attachment; filename*=UTF-8''${name}`);
  t.is(headers.get('content-type'), 'application/pdf');
  t.is(headers.get('content-length'), `${size}`);
  t.is(headers.get('x-content-type-options'), 'nosniff');
  t.is(headers.get('cache-control'), 'private, no-store');
});

test('pictures and PDF are taken; what is something else, empty, too large or no file at all is refused and not kept', async (t) => {
  const { hall, upload, send } = await counter(t);
  t.is((await upload(sample('photo.png'), 'photo.pdf')).body.mime, 'image/png');
  t.like(await upload(new TextEncoder().encode('just words'), 'plan.pdf'), {
    status: 415,
    body: { code: 'wrong-type' },
  });
  t.like(await upload(new Uint8Array(0), 'a.pdf'), { status: 422, body: { errors: [{ pointer: '/file' }] } });
  const large = new Uint8Array(limit + 1);
  large.set(sample('articles.pdf'));
  t.like(await upload(large, 'large.pdf'), { status: 413, body: { code: 'too-large' } });
  const none = new FormData();
  none.append('other', 'text');
  t.like(await send(none), { status: 422, body: { errors: [{ pointer: '/file' }] } });
  t.like(await send('{}', { 'content-type': 'application/json' }), { status: 415, body: { code: 'wrong-type' } });
  t.is(await hall.orm.em.fork().count(StoredFile), 1);
});

test('a file for a material that does not take it is refused at once, by its content and with what it takes', async (t) => {
  const { upload } = await counter(t);
  const photo = '?item=social-security-card&material=photo';
  const refused = await upload(sample('articles.pdf'), 'photo.png', {}, photo);
  t.like(refused, { status: 415, body: { code: 'wrong-type' } });
  t.regex(JSON.stringify(refused.body), /须为JPG、PNG格式/);
  t.notRegex(JSON.stringify(refused.body), /PDF/);
  t.is((await upload(sample('photo.png'), 'photo.png', {}, photo)).status, 201);
  const gone = '?item=social-security-card&material=no-longer-there';
  t.is((await upload(sample('articles.pdf'), 'a.pdf', {}, gone)).status, 201, 'a guide may have changed meanwhile');
});

test('a file that has lost its end is told as such', async (t) => {
  const { upload } = await counter(t);
  for (const name of ['photo.png', 'articles.pdf']) {
    const cut = await upload(sample(name).slice(0, 300), name);
    t.like(cut, { status: 422, body: { errors: [{ pointer: '/file' }] } }, name);
    t.regex(cut.body.errors[0].message, /不完整/);
  }
});

test('a form that cannot be read is told as a fault of the upload, whatever is wrong with it', async (t) => {
  const { hall, send } = await counter(t);
  const withParts = (...names: string[]) => {
    const form = new FormData();
    for (const name of names) form.append(name, 'text');
    form.append('file', new Blob([sample('articles.pdf')]), 'a.pdf');
    return send(form);
  };
  const fault = { status: 400, body: { code: 'malformed', errors: [{ pointer: '/file' }] } };
  t.like(await withParts(''), fault, 'a field without a name');
  t.like(await withParts('a', 'b', 'c', 'd', 'e', 'f'), fault, 'more fields than anybody needs');
  const cut = { 'content-type': 'multipart/form-data; boundary=x' };
  t.like(await send('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF', cut), fault);
  t.is(await hall.orm.em.fork().count(StoredFile), 0);
});

test('the same key answers the same upload as the first time', async (t) => {
  const { hall, upload } = await counter(t);
  const key = { 'idempotency-key': 'once' };
  const first = await upload(sample('articles.pdf'), 'a.pdf', key);
  const again = await upload(sample('articles.pdf'), 'a.pdf', key);
  t.deepEqual([again.status, again.body], [201, first.body]);
  t.is(await hall.orm.em.fork().count(StoredFile), 1);
});

test('an account has few uploads under way at once: the next waits, one too many is refused, and what breaks off makes room', async (t) => {
  const { url, account, upload } = await counter(t);
  const headers = { 'x-account': account, 'content-type': 'multipart/form-data; boundary=b', 'content-length': 9999 };
  const refused: (number | undefined)[] = [];
  const begin = () => {
    const sent = request(`${url}/api/files`, { method: 'POST', headers })
      .on('error', () => undefined)
      .on('response', ({ statusCode }) => refused.push(statusCode));
    sent.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF');
    return sent;
  };
  const open = Array.from({ length: 8 }, begin);
  const answers: number[] = [];
  const ninth = upload(sample('articles.pdf'), 'a.pdf').then(({ status }) => answers.push(status));
  await eventually('one too many to be refused', async () => {
    open.push(...Array.from({ length: 10 }, begin));
    return refused.length > 0;
  });
  t.true(open.length >= 100 && refused.every((status) => status === 429));
  t.deepEqual(answers, []);
  for (const sent of open) sent.destroy();
  await ninth;
  t.deepEqual(answers, [201]);
  t.is((await upload(sample('articles.pdf'), 'a.pdf')).status, 201);
});

test('a file that belongs to a case is for the departments with a part in it', async (t) => {
  const { hall, account, download } = await counter(t);
  const subject = await buildCase(hall, { applicantAccount: account });
  await buildBranch(hall, { case: subject, role: 'housing', department: '350100-housing' });
  const { id } = await buildFile(hall, account, { caseId: subject.id });
  const statusFor = async (departments: string[]) => {
    const staff = await buildAccount(hall, { roles: ['staff'], departments });
    return (await download(id, staff.account)).status;
  };
  t.is(await statusFor(['350102-market']), 200);
  t.is(await statusFor(['350100-housing']), 200);
  t.is(await statusFor(['350121-market']), 404);
  t.is((await download(id)).status, 200);
});

test('another’s file does not exist, nor does one that nobody has uploaded; without a session there is nothing', async (t) => {
  const { hall, url, download } = await counter(t);
  const { id } = await buildFile(hall, (await buildAccount(hall)).account);
  for (const unseen of [id, '01890a5d-ac96-774b-bcce-b302099a8057', 'x']) t.is((await download(unseen)).status, 404);
  t.is((await fetch(`${url}/api/files/${id}`)).status, 401);
  t.is((await fetch(`${url}/api/files`, { method: 'POST', body: new FormData() })).status, 401);
});

async function counter(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { url } = await serve(t, hall, fileRoutes);
  const { account } = await buildAccount(hall);
  const send = async (body: BodyInit, headers: Record<string, string> = {}, query = '') => {
    const sent = { method: 'POST', body, headers: { 'x-account': account, ...headers } };
    const response = await fetch(`${url}/api/files${query}`, sent);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  return {
    hall,
    url,
    account,
    send,
    upload: (bytes: Uint8Array<ArrayBuffer>, name: string, headers?: Record<string, string>, query?: string) => {
      const form = new FormData();
      form.append('file', new Blob([bytes]), name);
      return send(form, headers, query);
    },
    download: async (id: string, reader = account) => {
      const response = await fetch(`${url}/api/files/${id}`, { headers: { 'x-account': reader } });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, bytes };
    },
  };
}
