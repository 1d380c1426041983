import type { EntityManager } from '@mikro-orm/postgresql';
import { checkDiagram } from '../../commands/diagrams/check-diagram.ts';
import { deployDiagram as deploy } from '../../commands/diagrams/deploy-diagram.ts';
import { discardDraft, mustDesign, saveDraft } from '../../commands/diagrams/diagram-drafts.ts';
import type { Hall } from '../../commands/hall.ts';
import { notFound } from '../../commands/refusal.ts';
import {
  countRunning,
  findLatestVersions,
  findVersions,
  measureElements,
} from '../../entities/engine/diagram.repository.ts';
import { DiagramDraft, DiagramVersion } from '../../entities/engine/diagram.ts';
import { handle, handleOnce, type Route } from '../handler.ts';
import { formsOf, presentDiagram, presentDraft, presentVersion } from './present.ts';
import {
  deployDiagram,
  discardDiagramDraft,
  getDiagram,
  getDiagramDiff,
  getDiagramDraft,
  getDiagramHeatmap,
  getDiagramImpact,
  getDiagramVersion,
  lintDiagram,
  listDiagrams,
  listDiagramVersions,
  saveDiagramDraft,
} from './schema.ts';
import { compare, impactOf, textOf } from './texts.ts';

export const diagramRoutes: Route[] = [
  handle(listDiagrams, async ({ hall, actor }) => {
    mustDesign(actor);
    const em = hall.orm.em.fork();
    const catalogue = hall.catalogue();
    const latest = await findLatestVersions(em);
    const drafts = await em.find(DiagramDraft, {}, { fields: ['processId', 'savedBy', 'savedAt'] });
    const running = await countRunning(em);
    const ids = [...new Set([...catalogue.items.keys(), ...catalogue.shared.keys(), ...latest.keys()])];
    const items = ids.map((id) => {
      const draft = drafts.find(({ processId }) => processId === id);
      return presentDiagram(catalogue, id, { latest: latest.get(id), draft, running });
    });
    return { items, faults: [...hall.faults()] };
  }),
  handle(getDiagram, async ({ hall, actor, params: { id } }) => {
    mustDesign(actor);
    const em = hall.orm.em.fork();
    const { xml } = await getLatest(hall, em, id);
    const catalogue = hall.catalogue();
    const versions = await findVersions(em, id);
    const running = await countRunning(em, id);
    const draft = (await em.findOne(DiagramDraft, { processId: id })) ?? undefined;
    return {
      ...presentDiagram(catalogue, id, { latest: versions[0], draft, running }),
      xml,
      versions: versions.map((version) => presentVersion(version, running)),
      templates: [...catalogue.templates.values()],
      forms: formsOf(catalogue, id),
    };
  }),
  handle(getDiagramDraft, async ({ hall, actor, params: { id } }) => {
    mustDesign(actor);
    const em = hall.orm.em.fork();
    await getLatest(hall, em, id);
    const draft = await em.findOne(DiagramDraft, { processId: id });
    return { draft: draft && presentDraft(draft) };
  }),
  handle(saveDiagramDraft, async ({ hall, actor, params, body }) => ({
    draft: presentDraft(await saveDraft(hall, actor, params.id, body)),
  })),
  handle(
    discardDiagramDraft,
    async ({ hall, actor, params, query }) => await discardDraft(hall, actor, params.id, query.revision),
  ),
  handle(lintDiagram, async ({ hall, actor, params: { id }, body }) => {
    mustDesign(actor);
    await getLatest(hall, hall.orm.em.fork(), id);
    return { problems: await checkDiagram(hall, id, body.xml) };
  }),
  handle(listDiagramVersions, async ({ hall, actor, params: { id } }) => {
    mustDesign(actor);
    const em = hall.orm.em.fork();
    await getLatest(hall, em, id);
    const running = await countRunning(em, id);
    return { items: (await findVersions(em, id)).map((version) => presentVersion(version, running)) };
  }),
  handle(getDiagramVersion, async ({ hall, actor, params: { id, version } }) => {
    mustDesign(actor);
    return { version, xml: await textOf(hall.orm.em.fork(), id, version) };
  }),
  handleOnce(deployDiagram, {
    act: ({ hall, actor, params, body }) => deploy(hall, actor, { processId: params.id, ...body }),
    present: async (_, __, version) => presentVersion(version, []),
  }),
  handle(getDiagramImpact, async ({ hall, actor, params: { id } }) => {
    mustDesign(actor);
    return await impactOf(hall, id, await getLatest(hall, hall.orm.em.fork(), id));
  }),
  handle(getDiagramHeatmap, async ({ hall, actor, params: { id } }) => {
    mustDesign(actor);
    const em = hall.orm.em.fork();
    await getLatest(hall, em, id);
    return { elements: await measureElements(em, id) };
  }),
  handle(getDiagramDiff, async ({ hall, actor, params: { id }, query }) => {
    mustDesign(actor);
    return await compare(hall.orm.em.fork(), id, query.from, query.to);
  }),
];

/** The diagram as the engine has it; one that was never deployed, as its folder has it. */
async function getLatest(hall: Hall, em: EntityManager, id: string): Promise<{ xml: string }> {
  const latest = await em.findOne(DiagramVersion, { processId: id }, { orderBy: { version: 'desc' } });
  const { items, shared } = hall.catalogue();
  const found = latest ?? items.get(id) ?? shared.get(id);
  if (!found) throw notFound('这个流程图');
  return found;
}
