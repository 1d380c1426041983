import test, { type ExecutionContext } from 'ava';
import { offerCatalogue } from '../../../../server/commands/diagrams/offer-catalogue.ts';
import { DiagramVersion } from '../../../../server/entities/engine/diagram.ts';
import { buildDiagramVersion } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';
import { stubEngine } from '../../../support/stub-engine.ts';

const processId = 'food-business-licence';
type Build = { folder: string; was: string };

/** Starts a hall in which all diagrams came from their folders, and one has the versions of `build`. */
async function start(t: ExecutionContext, build: (texts: Build) => Partial<DiagramVersion>[]) {
  const { hall } = await testHall(t, { engine: stubEngine() });
  const { items, shared } = hall.catalogue();
  const folder = items.get(processId)?.xml ?? '';
  for (const other of [...items.keys(), ...shared.keys()])
    if (other !== processId) await buildDiagramVersion(hall, { processId: other });
  const versions = build({ folder, was: `${folder}<!-- as it was -->` });
  for (const [index, version] of versions.entries())
    await buildDiagramVersion(hall, { version: index + 1, ...version });
  await offerCatalogue(hall);
  const made = await hall.orm.em.fork().find(DiagramVersion, { processId }, { orderBy: { version: 'asc' } });
  return made.slice(versions.length).map(({ note }) => note);
}

const designed = (xml: string) => ({ xml, deployedBy: '设计员', note: '改期限' });

test('while the folder stays as it is, the version from the Studio stays in use', async (t) => {
  t.deepEqual(await start(t, ({ folder, was }) => [{ xml: folder }, designed(was)]), []);
});

test('a diagram changed in its folder replaces the version from the Studio, and the list of versions says so', async (t) => {
  t.deepEqual(await start(t, ({ was }) => [{ xml: was }, designed(`${was}<!-- and drawn -->`)]), [
    '随程序发布：文件夹里的图已改，替换了设计员部署的第 2 版',
  ]);
});

test('a folder put back to an older text is a change too', async (t) => {
  t.deepEqual(await start(t, ({ folder, was }) => [{ xml: folder }, { xml: was }]), ['随程序发布']);
});

test("the Studio's version put into the folder is not deployed again", async (t) => {
  t.deepEqual(await start(t, ({ folder, was }) => [{ xml: was }, designed(folder)]), []);
});
