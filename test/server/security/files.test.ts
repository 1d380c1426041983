import { readFileSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import { newId } from '../../../server/commands/id.ts';
import { CaseDocument } from '../../../server/entities/case/document.ts';
import { StoredFile as StoredRow } from '../../../server/entities/case/stored-file.ts';
import { StoredFile } from '../../../server/routes/files/schema.ts';
import { serveApp } from '../../support/app.ts';
import { buildCase, store } from '../../support/build.ts';
import { buildFile } from '../../support/build-parts.ts';
import { testHall } from '../../support/hall.ts';
import type { Person } from '../../support/person.ts';

const pdf = readFileSync('processes/sample/files/articles.pdf');

test('what is uploaded is judged by its content, never by its name', async (t) => {
  const { citizen } = await office(t);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const bad: [string, string | Uint8Array<ArrayBuffer>][] = [
    ['plan.pdf', '<html><script>alert(1)</script></html>'],
    ['photo.png', svg],
    ['photo.svg', svg],
    ['run.pdf', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0])],
    ['loop.wmv', new Uint8Array([...Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'), ...new Uint8Array(64)])],
  ];
  for (const [name, bytes] of bad) t.is((await upload(citizen, name, bytes)).status, 415, name);
  t.is((await upload(citizen, 'empty.pdf', '')).status, 422);
});

test('a picture that would unfold to gigabytes before a clerk is refused by what it says of itself', async (t) => {
  const { citizen, hall } = await office(t);
  for (const [name, make] of Object.entries(pictures)) {
    const bad = await upload(citizen, name, make(60_000, 60_000));
    t.is(bad.status, 422, name);
    t.regex(await bad.text(), /尺寸太大/);
    t.is((await upload(citizen, name, make(12_000, 9_000))).status, 201, name);
  }
  t.is(await hall.orm.em.fork().count(StoredRow), 3);
});

const word = (value: number, size: number, little = false): Buffer => {
  const bytes = Buffer.alloc(size);
  if (little) bytes.writeUIntLE(value, 0, size);
  else bytes.writeUIntBE(value, 0, size);
  return bytes;
};
const all = (...parts: (Buffer | string)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));

const pictures: Record<string, (width: number, height: number) => Uint8Array<ArrayBuffer>> = {
  'a.png': (width, height) =>
    all(
      '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
      word(width, 4),
      word(height, 4),
      '\x08\x02\0\0\0\0\0\0\0',
      '\0\0\0\0IDAT\0\0\0\0\0\0\0\0IEND\xaeB`\x82',
    ),
  'b.jpg': (width, height) =>
    all(
      '\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc2\0\x11\x08',
      word(height, 2),
      word(width, 2),
      '\x03\x01\x22\0\x02\x11\x01\x03\x11\x01\xff\xd9',
    ),
  'c.webp': (width, height) =>
    all(
      'RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0',
      word(width - 1, 3, true),
      word(height - 1, 3, true),
      Buffer.alloc(8),
    ),
};

test('a name with paths, line breaks or quotes harms neither the disk nor the headers', async (t) => {
  const { citizen, hall } = await office(t);
  for (const name of ['../../etc/passwd.pdf', 'a\r\nSet-Cookie: x=1.pdf', 'a";filename=evil.html.pdf', '平面图.pdf']) {
    const { id, name: kept } = StoredFile.parse(await (await upload(citizen, name, new Uint8Array(pdf))).json());
    t.notRegex(kept, /[/\\\r\n]/);
    t.true(await hall.files.exists(id));
    const answer = await citizen.request('GET', `/api/files/${id}`);
    t.regex(answer.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''[^"\s;]+$/);
    t.is(answer.headers.get('x-content-type-options'), 'nosniff');
    t.is(answer.headers.get('cache-control'), 'private, no-store');
    t.regex(answer.headers.get('content-security-policy') ?? '', /default-src 'self'/);
  }
});

test('the same key with another file is refused, with the same file answered as before', async (t) => {
  const { citizen } = await office(t);
  const key = { 'idempotency-key': 'upload-1' };
  const first = StoredFile.parse(await (await upload(citizen, 'a.pdf', new Uint8Array(pdf), key)).json());
  const again = StoredFile.parse(await (await upload(citizen, 'a.pdf', new Uint8Array(pdf), key)).json());
  t.is(again.id, first.id);
  const png = new Uint8Array(readFileSync('processes/sample/files/photo.png'));
  t.is((await upload(citizen, 'a.pdf', png, key)).status, 422);
});

test('a file is for its owner, then for those who work on his case; a supervisor sees none', async (t) => {
  const { citizen, enter, hall } = await office(t);
  const subject = await buildCase(hall, { applicantAccount: citizen.account });
  const loose = await buildFile(hall, citizen.account);
  const handedIn = await buildFile(hall, citizen.account, { caseId: subject.id });
  const issued = await buildFile(hall, null, { caseId: subject.id });
  await store(hall, Object.assign(new CaseDocument(), documentOf(subject.id, issued.id, hall.now())));
  const readers: [string, Person, number[]][] = [
    ['owner', citizen, [200, 200, 200]],
    ['another citizen', await enter(), [404, 404, 404]],
    ['the department', await enter({ roles: ['staff'], departments: ['350102-market'] }), [404, 200, 200]],
    ['another department', await enter({ roles: ['staff'], departments: ['350121-market'] }), [404, 404, 404]],
    ['supervisor', await enter({ roles: ['supervisor'], areas: ['350100'] }), [404, 404, 404]],
    ['supervisor elsewhere', await enter({ roles: ['supervisor'], areas: ['350200'] }), [404, 404, 404]],
    ['designer', await enter({ roles: ['designer'] }), [404, 404, 404]],
  ];
  for (const [who, reader, expected] of readers) {
    const asked = [loose, handedIn, issued].map(({ id }) => reader.request('GET', `/api/files/${id}`));
    t.deepEqual(
      (await Promise.all(asked)).map(({ status }) => status),
      expected,
      who,
    );
  }
});

test('nobody who has not signed in gets a byte onto the disk', async (t) => {
  const { url } = await office(t);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(pdf)]), 'a.pdf');
  t.is((await fetch(`${url}/api/files`, { method: 'POST', body: form })).status, 401);
});

async function office(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const app = await serveApp(t, hall);
  return { hall, ...app, citizen: await app.enter() };
}

function upload(
  person: Person,
  name: string,
  bytes: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  // Written by hand: FormData would make a harmless name of it.
  const filename = /[\r"]/.test(name) ? `filename*=UTF-8''${encodeURIComponent(name)}` : `filename="${name}"`;
  const head = `--b\r\nContent-Disposition: form-data; name="file"; ${filename}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from('\r\n--b--\r\n')]);
  return person.request('POST', '/api/files', new Uint8Array(body), {
    'content-type': 'multipart/form-data; boundary=b',
    ...headers,
  });
}

const documentOf = (caseId: string, fileId: string, issuedAt: Date): Partial<CaseDocument> => ({
  id: newId(),
  caseId,
  kind: 'acceptance-notice',
  title: '受理通知书',
  number: `鼓楼受〔2026〕${fileId.slice(-6)}号`,
  issuedAt,
  fileId,
  idempotencyKey: fileId,
});
