import { createHash } from 'node:crypto';
import { engineFault } from '../../catalogue/checks/engine-words.ts';
import { type Diagram, readDiagram } from '../../catalogue/diagram.ts';
import { EngineRefused } from '../../engine/errors.ts';
import { DiagramDraft, DiagramVersion } from '../../entities/engine/diagram.ts';
import type { Actor } from '../../policies/actor.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { audit } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';
import { checkDiagram } from './check-diagram.ts';
import { mustDesign } from './diagram-drafts.ts';

export type Deploying = { processId: string; revision: number; note: string };

/** Deploys the draft as a new version; running cases stay on theirs. Faults by the rules, or by the engine, deploy nothing. */
export async function deployDiagram(
  hall: Hall,
  actor: Actor,
  { processId, revision, note }: Deploying,
): Promise<DiagramVersion> {
  mustDesign(actor);
  const draft = await hall.orm.em.fork().findOne(DiagramDraft, { processId });
  if (!draft) throw notFound('草稿');
  if (draft.revision !== revision) throw new Refusal('changed-meanwhile', `${draft.savedBy}在此期间保存过草稿`);
  const problems = await checkDiagram(hall, processId, draft.xml);
  const errors = problems.filter(({ category }) => category === 'error');
  if (errors.length > 0) {
    const faults = errors.map(({ elementId, message }) => ({ pointer: `/elements/${elementId ?? ''}`, message }));
    throw new Refusal('invalid', '流程图有错误，未部署', faults);
  }
  // The engine takes every process of the file: another's would get a new version unseen.
  const { processes } = await readDiagram(draft.xml);
  if (processes.some((id) => id !== processId))
    throw new Refusal('invalid', `一个文件只能有一个流程“${processId}”，图中还有：${processes.join('、')}`);
  const deployed = await deploy(hall, processId, draft.xml);
  return await inTransaction(hall, async (em) => {
    const version = await rememberVersion(hall, em, { ...deployed, xml: draft.xml, by: actor.name, note });
    await em.nativeDelete(DiagramDraft, { processId, revision });
    audit(hall, em, actor, { act: 'deploy', subject: processId, facts: { version: deployed.version } });
    return version;
  });
}

async function deploy(hall: Hall, processId: string, xml: string) {
  try {
    const deployed = await hall.engine.deploy([{ name: `${processId}.bpmn`, xml }]);
    const own = deployed.find((process) => process.processId === processId);
    if (!own) throw new Refusal('engine-refused', `流程图的标识必须是“${processId}”`);
    return own;
  } catch (error) {
    if (error instanceof EngineRefused)
      throw new Refusal('engine-refused', engineFault(error.message, undefined).message);
    throw error;
  }
}

type Remembering = {
  processId: string;
  version: number;
  processDefinitionKey: string;
  xml: string;
  by: string;
  note: string;
};

/** Stores a version that the engine has taken; the same one again stays as it is. */
export async function rememberVersion(
  hall: Hall,
  em: Parameters<Parameters<typeof inTransaction>[1]>[0],
  made: Remembering,
): Promise<DiagramVersion> {
  const known = await em.findOne(DiagramVersion, { processDefinitionKey: made.processDefinitionKey });
  if (known) return known;
  const diagram = await readDiagram(made.xml);
  return em.create(DiagramVersion, {
    processId: made.processId,
    version: made.version,
    processDefinitionKey: made.processDefinitionKey,
    hash: createHash('sha256').update(made.xml).digest('hex'),
    xml: made.xml,
    elements: elementsOf(diagram),
    deployedAt: hall.now(),
    deployedBy: made.by,
    note: made.note,
  });
}

function elementsOf(diagram: Diagram): Record<string, { name: string; type: string }> {
  const named = [...diagram.elements].flatMap(([id, element]) => {
    const name = element.get('name');
    return typeof name === 'string' ? [[id, { name, type: element.$type.replace('bpmn:', '') }] as const] : [];
  });
  return Object.fromEntries(named);
}
