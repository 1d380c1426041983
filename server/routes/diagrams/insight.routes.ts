import { readDiagram } from '../../catalogue/diagram.ts';
import { mustDesign } from '../../commands/diagrams/diagram-drafts.ts';
import { countActive, countRunning, measureElements } from '../../entities/diagram.repository.ts';
import { DiagramDraft, DiagramVersion } from '../../entities/diagram.ts';
import { handle, type Route } from '../handler.ts';
import { getDiagramHeatmap, getDiagramImpact } from './schema.ts';

/** What a designer should know before he deploys, and what the diagram has shown in use. */
export const diagramInsightRoutes: Route[] = [
  handle(getDiagramImpact, async ({ hall, actor, params }) => {
    mustDesign(actor);
    const em = hall.orm.em.fork();
    const byVersion = (await countRunning(em)).filter(({ processId }) => processId === params.id);
    const latest = await em.findOne(DiagramVersion, { processId: params.id }, { orderBy: { version: 'desc' } });
    const active = (await countActive(em, params.id)).map((element) => ({
      ...element,
      name: latest?.elements[element.elementId]?.name ?? element.elementId,
    }));
    const draft = await em.findOne(DiagramDraft, { processId: params.id });
    const kept = draft
      ? await readDiagram(draft.xml).then(
          ({ elements }) => elements,
          () => undefined,
        )
      : undefined;
    return {
      running: byVersion.reduce((sum, { running }) => sum + running, 0),
      byVersion: byVersion.map(({ version, running }) => ({ version, running })),
      byElement: active,
      removed: kept ? active.filter(({ elementId }) => !kept.has(elementId)) : [],
    };
  }),
  handle(getDiagramHeatmap, async ({ hall, actor, params }) => {
    mustDesign(actor);
    return { elements: await measureElements(hall.orm.em.fork(), params.id) };
  }),
];
