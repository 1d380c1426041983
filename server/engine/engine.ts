import type { Logger } from 'pino';
import { type JSONDoc, ZBClient } from 'zeebe-node';
import { z } from 'zod';
import { asked, EngineDuplicate, goneOr } from './asked.ts';
import type { DeployedProcess, Engine, Message, Move, Resource } from './contract.ts';
import { EngineRefused } from './errors.ts';
import { limited } from './limited.ts';
import { subscribe } from './subscribe.ts';
import { sweepUserTasks } from './sweep-user-tasks.ts';
import { untilAnswered } from './until-answered.ts';

export type EngineOptions = {
  /** Gateway, host:port. */
  address: string;
  log: Logger;
  /** Calls in flight; beyond some 32 the broker answers with back-pressure. */
  inFlight?: number;
};

const JsonDocument = z.custom<JSONDoc>();

type Ask = <T>(call: () => Promise<T>, limitMs?: number) => Promise<T>;

/** Connects to Zeebe, which need not be up yet: calls throw EngineUnavailable until it is. */
export function createEngine({ address, log, inFlight = 32 }: EngineOptions): Engine {
  const client = connect(address);
  // A failing stream marks the whole connection as not ready, so calls and streams have one each.
  const streams = connect(address);
  const limit = limited(inFlight);
  const ask: Ask = (call, limitMs) => limit(() => asked(call, limitMs));
  const change = (call: () => Promise<unknown>) => goneOr(ask(call));
  const open = new Set<{ close(): Promise<void> }>();
  return {
    deploy: (resources) => deploy(client, ask, resources),
    publish: (message) => publish(client, ask, message),
    completeJob: (jobKey, variables) => change(() => client.completeJob({ jobKey, variables })),
    failJob: (jobKey, { retries, message, backoffMs }) =>
      change(() => client.failJob({ jobKey, retries, errorMessage: message, retryBackOff: backoffMs })),
    throwError: (jobKey, errorCode, errorMessage) =>
      change(() => client.throwError({ jobKey, errorCode, errorMessage })),
    updateJobRetries: (jobKey, retries) => change(() => client.updateJobRetries({ jobKey, retries })),
    resolveIncident: async (incidentKey, jobKey) => {
      if (jobKey) await change(() => client.updateJobRetries({ jobKey, retries: 1 }));
      return await change(() => client.resolveIncident({ incidentKey }));
    },
    modify: (processInstanceKey, move) => change(() => modify(client, processInstanceKey, move)),
    cancel: (processInstanceKey) => change(() => client.cancelProcessInstance(processInstanceKey)),
    healthy: () => healthy(client, log),
    sweepUserTasks: (sweep) => sweepUserTasks(streams, sweep),
    subscribe: (subscription) => {
      const running = subscribe(streams, subscription, log);
      open.add(running);
      return { close: () => running.close().finally(() => open.delete(running)) };
    },
    close: async () => {
      await Promise.all([...open].map((running) => running.close()));
      await Promise.all([client.close(), streams.close()]);
    },
  };
}

/** zeebe-node's own retries last for minutes and its log is noisy; whoever calls us knows better what may wait. */
function connect(address: string): ZBClient {
  return new ZBClient(address, { retry: false, loglevel: 'NONE', longPoll: 30_000, eagerConnection: false });
}

async function deploy(client: ZBClient, ask: Ask, resources: readonly Resource[]): Promise<DeployedProcess[]> {
  const deployed: DeployedProcess[] = [];
  for (const { name, xml } of resources) {
    // An engine that has just booted on a busy machine may miss its own time limit; the same diagram again is no new version.
    const answer = await untilAnswered(() =>
      ask(() => client.deployResource({ name, process: Buffer.from(xml) }), 30_000),
    );
    for (const { process } of answer.deployments) {
      const { bpmnProcessId, version, processDefinitionKey, resourceName } = process;
      deployed.push({
        processId: bpmnProcessId,
        version,
        processDefinitionKey: String(processDefinitionKey),
        resourceName,
      });
    }
  }
  return deployed;
}

async function publish(client: ZBClient, ask: Ask, message: Message): Promise<'published' | 'duplicate'> {
  const { name, correlationKey, messageId, timeToLiveMs, variables } = message;
  try {
    await ask(() => client.publishMessage({ name, correlationKey, messageId, timeToLive: timeToLiveMs, variables }));
    return 'published';
  } catch (error) {
    if (error instanceof EngineDuplicate) return 'duplicate';
    throw error;
  }
}

async function modify(client: ZBClient, processInstanceKey: string, { terminate, activate }: Move): Promise<void> {
  if (terminate.length + activate.length === 0) throw new EngineRefused('a move names no element');
  await client.modifyProcessInstance({
    processInstanceKey,
    terminateInstructions: terminate.map((elementInstanceKey) => ({ elementInstanceKey })),
    activateInstructions: activate.map(({ elementId, variables }) => ({
      elementId,
      // -1: the engine finds or makes the scope that the element lies in.
      ancestorElementInstanceKey: '-1',
      variableInstructions: variables ? [{ variables: JsonDocument.parse(variables), scopeId: '' }] : [],
    })),
  });
}

async function healthy(client: ZBClient, log: Logger): Promise<boolean> {
  try {
    const { brokers } = await asked(() => client.topology(), 2_000);
    return brokers.some(({ partitions }) =>
      partitions.some(({ role, health }) => String(role) === 'LEADER' && String(health) === 'HEALTHY'),
    );
  } catch (error) {
    log.debug({ err: error }, 'the engine is not healthy');
    return false;
  }
}
