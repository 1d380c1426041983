import test from 'ava';
import { getCaseDiagram } from '../../server/routes/cases/diagram.schema.ts';
import { deployDiagram, getDiagram, saveDiagramDraft } from '../../server/routes/diagrams/schema.ts';
import { expect, type Person } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { throughAcceptance, type Walked, walkerOf } from '../support/walk.ts';

const hall = hallOfFile(test);
const item = 'food-business-licence';
const newName = '现场核查（两人到场）';

test('a running case stays on the diagram on which it began, a later one runs on the new version', async (t) => {
  t.timeout(300_000);
  const walker = walkerOf(hall());
  const early = await walker.submit(item);
  await walker.walk(early, {
    decide: throughAcceptance,
    to: ({ state }) => state === 'accepted' || state === 'in-review',
  });
  const before = await versionOf(early);

  const designer = await walker.person('designer');
  const deployed = await renameVisit(designer);
  t.is(deployed, (before ?? 0) + 1);
  const late = await walker.submit(item);

  const names: Record<string, string[]> = { early: [], late: [] };
  for (const [which, walked] of Object.entries({ early, late })) {
    const done = await walker.walk(walked, {
      decide: ({ kind, name }) => {
        if (kind === 'visit') names[which]?.push(name);
        return undefined;
      },
    });
    t.is(done.state, 'delivered');
  }
  t.deepEqual(names, { early: ['现场核查'], late: [newName] });
  t.is(await versionOf(early), before);
  t.is(await versionOf(late), deployed);
});

/** As a designer does it in the Studio: opens the diagram, changes a name, saves, deploys. Answers the new version. */
async function renameVisit(designer: Person): Promise<number> {
  const { xml } = expect(getDiagram.response, await designer.get(`/api/diagrams/${item}`));
  const changed = xml.replace(/(<bpmn:userTask id="visit" name=")[^"]*/, `$1${newName}`);
  const saved = await designer.send('PUT', `/api/diagrams/${item}/draft`, { xml: changed, revision: 0 });
  const { draft } = expect(saveDiagramDraft.response, saved);
  const answer = await designer.send('POST', `/api/diagrams/${item}/deployments`, {
    revision: draft.revision,
    note: '核查须两人到场',
  });
  return expect(deployDiagram.response, answer).version;
}

async function versionOf({ applicant, number }: Walked): Promise<number | undefined> {
  const { diagrams } = expect(getCaseDiagram.response, await applicant.get(`/api/cases/${number}/diagram`));
  return diagrams.find(({ processId }) => processId === item)?.version;
}
