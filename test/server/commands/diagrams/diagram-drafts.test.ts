import test from 'ava';
import { saveDraft } from '../../../../server/commands/diagrams/diagram-drafts.ts';
import { Refusal } from '../../../../server/commands/refusal.ts';
import { DiagramDraft } from '../../../../server/entities/engine/diagram.ts';
import { buildActor } from '../../../support/build.ts';
import { buildDiagramVersion } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';

const processId = 'food-business-licence';

test('a text that nobody could open again is no draft', async (t) => {
  const { hall } = await testHall(t);
  const { xml: drawn } = await buildDiagramVersion(hall);
  const designer = await buildActor(hall, { roles: ['designer'] });
  const undrawn = drawn.replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '');
  t.not(undrawn, drawn);
  for (const xml of ['this is not a diagram at all', '<a><b></a>', undrawn]) {
    const refusal = await t.throwsAsync(() => saveDraft(hall, designer, processId, { xml, revision: 0 }), {
      instanceOf: Refusal,
      code: 'invalid',
    });
    t.regex(refusal?.message ?? '', /^草稿.*没有保存$/);
  }
  t.is(await hall.orm.em.fork().count(DiagramDraft, { processId }), 0);
  await saveDraft(hall, designer, processId, { xml: drawn, revision: 0 });
  t.is(await hall.orm.em.fork().count(DiagramDraft, { processId }), 1);
});

test('of two designers who save the first draft at once one is told that there is another’s', async (t) => {
  const { hall } = await testHall(t);
  const { xml } = await buildDiagramVersion(hall);
  const designers = [await buildActor(hall, { roles: ['designer'] }), await buildActor(hall, { roles: ['designer'] })];
  const saved = designers.map((designer) => saveDraft(hall, designer, processId, { xml, revision: 0 }));
  const refused = (await Promise.allSettled(saved)).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  t.deepEqual(
    refused.map((reason) => reason instanceof Refusal && reason.code),
    ['changed-meanwhile'],
  );
});
