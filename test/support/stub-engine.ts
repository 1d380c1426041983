import type { Engine, Message, Outcome, Variables } from '../../server/engine/contract.ts';

export type EngineCalls = {
  deployed: { name: string; xml: string }[];
  published: Message[];
  completed: { key: string; variables: Variables }[];
  failed: { key: string; message: string }[];
  resolved: string[];
  cancelled: string[];
};

/** An engine that takes everything and keeps what it was told, for tests of the hall's own part. */
export function stubEngine(overrides: Partial<Engine> = {}): Engine & { calls: EngineCalls } {
  const calls: EngineCalls = { deployed: [], published: [], completed: [], failed: [], resolved: [], cancelled: [] };
  // As one that has had versions before: what a test stores as deployed stays below.
  const versions = new Map<string, number>();
  let keys = 2_251_799_813_685_000n;
  const keep = async <T>(list: T[], call: T): Promise<Outcome> => {
    list.push(call);
    return 'done';
  };
  return {
    calls,
    deploy: async (resources) =>
      resources.map(({ name, xml }) => {
        calls.deployed.push({ name, xml });
        const processId = /<(?:bpmn:)?process [^>]*id="([^"]+)"/.exec(xml)?.[1] ?? name.replace(/\.bpmn$/, '');
        const version = (versions.get(processId) ?? 100) + 1;
        versions.set(processId, version);
        keys += 1n;
        return { processId, version, processDefinitionKey: String(keys), resourceName: name };
      }),
    publish: async (message) => {
      const known = calls.published.some(({ messageId }) => messageId === message.messageId);
      calls.published.push(message);
      return known ? 'duplicate' : 'published';
    },
    completeJob: (key, variables) => keep(calls.completed, { key, variables }),
    failJob: (key, { message }) => keep(calls.failed, { key, message }),
    throwError: (key, code) => keep(calls.failed, { key, message: code }),
    updateJobRetries: async () => 'done',
    resolveIncident: (key) => keep(calls.resolved, key),
    modify: async () => 'done',
    cancel: (key) => keep(calls.cancelled, key),
    healthy: async () => true,
    sweepUserTasks: async () => [],
    subscribe: () => ({ close: async () => undefined }),
    close: async () => undefined,
    ...overrides,
  };
}
