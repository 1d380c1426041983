import type { DeployedProcess, Engine } from '../engine/contract.ts';
import { EngineRefused } from '../engine/errors.ts';
import type { Catalogue, CatalogueDiagram } from './catalogue.ts';
import { engineFault } from './checks/engine-words.ts';
import type { Fault } from './fault.ts';

export type Deployment = { hash: string; version: number; processDefinitionKey: string };
export type Deployed = Deployment & { kind: 'item' | 'shared'; diagram: CatalogueDiagram };

export type DeployOptions = {
  catalogue: Catalogue;
  engine: Engine;
  /** The deployment of this very text (`hash`), if there ever was one: a designer may since have deployed another, which must stay. */
  known: (processId: string, hash: string) => Promise<Deployment | null>;
  /** Keeps what was deployed. */
  remember: (deployed: Deployed) => Promise<void>;
};

/** `refused` are the diagrams that the engine does not take. */
export type DeployResult = {
  deployed: readonly Deployed[];
  unchanged: readonly string[];
  refused: ReadonlySet<string>;
  faults: readonly Fault[];
};

/**
 * Deploys the diagrams that are new, the called ones first. What the engine refuses is told and the rest goes on.
 * Throws EngineUnavailable; what was deployed till then is remembered.
 */
export async function deployCatalogue({ catalogue, engine, known, remember }: DeployOptions): Promise<DeployResult> {
  const deployed: Deployed[] = [];
  const unchanged: string[] = [];
  const faults: Fault[] = [];
  const refused = new Set<string>();
  const all = [
    ...[...catalogue.shared.values()].map((diagram) => ({
      kind: 'shared' as const,
      file: `shared/${diagram.processId}.bpmn`,
      diagram,
    })),
    ...[...catalogue.items].map(([code, diagram]) => ({
      kind: 'item' as const,
      file: `items/${code}/process.bpmn`,
      diagram,
    })),
  ];
  for (const { kind, file, diagram } of all) {
    const { processId, hash } = diagram;
    const before = await known(processId, hash);
    if (before?.hash === hash) {
      unchanged.push(processId);
      continue;
    }
    const result = await deploy(engine, file, diagram);
    if ('rule' in result) {
      faults.push(result);
      refused.add(processId);
      continue;
    }
    const { version, processDefinitionKey } = result;
    const made = { kind, diagram, hash, version, processDefinitionKey };
    await remember(made);
    deployed.push(made);
  }
  return { deployed, unchanged, refused, faults };
}

async function deploy(
  engine: Engine,
  file: string,
  { processId, xml, elements }: CatalogueDiagram,
): Promise<DeployedProcess | Fault> {
  try {
    const processes = await engine.deploy([{ name: `${processId}.bpmn`, xml }]);
    const found = processes.find((process) => process.processId === processId);
    return found ?? { file, element: null, rule: 'engine', message: `引擎没有部署流程“${processId}”` };
  } catch (error) {
    if (!(error instanceof EngineRefused)) throw error;
    return { file, rule: 'engine', ...engineFault(error.message, elements) };
  }
}
