import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { serveApp } from '../../support/app.ts';
import { testHall } from '../../support/hall.ts';

test('what lies beside the pages is neither given nor told to be there', async (t) => {
  const { get } = await served(t);
  t.is(await get('/robots.txt'), 200);
  t.is(await get('/anything'), 200);
  for (const path of ['/../secret.txt', '/../nothing.txt', '/assets/../../secret.txt', '/../pages-too/other.txt'])
    t.is(await get(path), 404, path);
});

async function served(t: ExecutionContext) {
  const folder = await mkdtemp(join(tmpdir(), 'lianban-pages-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'pages'));
  await mkdir(join(folder, 'pages-too'));
  for (const file of ['pages/index.html', 'pages/robots.txt', 'secret.txt', 'pages-too/other.txt'])
    await writeFile(join(folder, file), 'x');
  const { hall } = await testHall(t);
  const { url } = await serveApp(t, hall, { pagesDirectory: join(folder, 'pages') });
  const { hostname, port } = new URL(url);
  // Not by fetch, which would go up the path by itself.
  const get = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ hostname, port, path }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end();
    });
  return { get };
}
