import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { Hall } from '../../commands/hall.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { Case } from '../../entities/case/case.ts';
import { DiagramVersion } from '../../entities/engine/diagram.ts';
import { ElementInstance, Incident, ProcessInstance } from '../../entities/engine/engine-record.ts';
import { Task } from '../../entities/task.ts';
import { handle, type Route } from '../handler.ts';
import { getCaseDiagram } from './diagram.schema.ts';
import { getReadableCase } from './readable-case.ts';

type Answer = z.input<typeof getCaseDiagram.response>;
type Shown = Answer['diagrams'][number];
type State = Shown['elements'][number]['state'];

export const caseDiagramRoutes: Route[] = [
  handle(getCaseDiagram, async ({ hall, actor, params }) => {
    const em = hall.orm.em.fork();
    const { subject } = await getReadableCase(em, actor, params.number);
    const instances = await em.find(
      ProcessInstance,
      { caseId: subject.id, version: { $gt: 0 } },
      { orderBy: { startedAt: 'asc', key: 'asc' } },
    );
    const processes = [...new Map(instances.map((instance) => [instance.processId, instance])).values()];
    const diagrams = await Promise.all(processes.map((instance) => showDiagram(em.fork(), instance, instances)));
    return { diagrams: diagrams.filter((diagram) => diagram !== undefined), map: await mapOf(hall, em, subject) };
  }),
];

async function showDiagram(
  em: EntityManager,
  last: ProcessInstance,
  all: readonly ProcessInstance[],
): Promise<Shown | undefined> {
  const { processId, version } = last;
  const deployed = await em.findOne(DiagramVersion, { processId, version });
  if (!deployed) return undefined;
  const keys = all.filter((instance) => instance.processId === processId).map(({ key }) => key);
  const rows = await em.find(ElementInstance, { processInstanceKey: { $in: keys } }, { orderBy: { startedAt: 'asc' } });
  const incidents = await em.find(Incident, { processInstanceKey: { $in: keys }, state: { $ne: 'resolved' } });
  const stuck = new Set(incidents.map(({ elementId }) => elementId));
  const elements = [...Map.groupBy(rows, ({ elementId }) => elementId)].map(([id, instances]) => {
    const latest = instances.at(-1);
    const active = instances.some(({ state }) => state === 'active');
    const state: State = stuck.has(id) ? 'incident' : active ? 'active' : (latest?.state ?? 'completed');
    const at = latest?.endedAt ?? latest?.startedAt ?? deployed.deployedAt;
    const { name = id, type = '' } = deployed.elements[id] ?? {};
    return { id, name, type, state, at: formatInstant(at), count: passes(instances) };
  });
  const name = Object.values(deployed.elements).find(({ type }) => type === 'Process')?.name ?? processId;
  return { processId, name, version, xml: deployed.xml, elements };
}

/** How often an element was passed. A step for each department has an instance around them all, which is none of them. */
function passes(instances: readonly ElementInstance[]): number {
  const inner = instances.filter(({ type }) => type !== 'MULTI_INSTANCE_BODY');
  return inner.length || instances.length;
}

/** Most cases never come to these: they are shown once a case has. */
const rareStages = ['听证', '专家评审'];

/** The stages of the main way: what lies before the case's own is done, what lies behind it is ahead. */
async function mapOf(hall: Hall, em: EntityManager, subject: Case): Promise<Answer['map']> {
  const entered = await em.find(Task, { caseId: subject.id, stage: { $in: rareStages } }, { fields: ['stage'] });
  const hidden = new Set<string>(rareStages);
  for (const { stage } of entered) hidden.delete(stage);
  // Nothing is made where nothing was granted.
  if (subject.state === 'refused') hidden.add('制证');
  const stages = hall
    .catalogue()
    .stages(subject.itemCode)
    .filter((name) => !hidden.has(name));
  const at = stages.indexOf(subject.stage);
  return stages.map((name, index) => ({ name, state: stateAt(subject, at, index) }));
}

function stateAt(subject: Case, at: number, index: number): 'done' | 'active' | 'ahead' {
  if (subject.state === 'delivered') return 'done';
  // Before the first stage of the diagram has begun, it is the one that is waited for.
  if (at < 0) return index === 0 && subject.endedAt === null ? 'active' : 'ahead';
  if (index < at) return 'done';
  return index === at && subject.endedAt === null ? 'active' : index === at ? 'done' : 'ahead';
}
