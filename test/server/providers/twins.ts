import { createServer } from 'node:http';
import { join } from 'node:path';
import { createProviders } from '../../../server/providers/index.ts';
import type { Fault } from '../../../server/providers/simulated/faults.ts';
import {
  createSimulatedKeys,
  type SimulatedKeys,
  simulatedSettings,
  startSimulated,
} from '../../../server/providers/simulated.ts';
import type { Scope } from '../../support/database.ts';

export const silent = { info: () => undefined, warn: () => undefined };

/** What the hall's callback address received. */
export interface Received {
  path: string;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

export interface Setup {
  directory?: string;
  keys?: SimulatedKeys;
  timeoutMs?: number;
  /** How the hall answers a notice. */
  answer?: (received: Received) => { status: number; body: string };
}

/** Making RSA keys takes a second: a test file makes them once. */
const sharedKeys = createSimulatedKeys();

/** The vendor adapters and the twins over real HTTP, with a stand-in for the hall's callbacks. */
export async function startTwins(t: Scope, setup: Setup = {}) {
  const keys = setup.keys ?? (await sharedKeys);
  const received: Received[] = [];
  const hall = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { path: request.url ?? '', body: Buffer.concat(chunks).toString('utf8'), headers: request.headers };
      received.push(one);
      const { status, body } = setup.answer?.(one) ?? { status: 200, body: 'success' };
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => hall.listen(0, '127.0.0.1', resolve));
  const address = hall.address();
  const hallUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const context = { now: () => new Date(), log: silent };
  const directory = setup.directory === undefined ? {} : { directory: setup.directory };
  const twins = await startSimulated({ ...context, ...directory, keys, hallUrl });
  const settings = simulatedSettings(keys, {
    url: twins.url,
    pageUrl: twins.pageUrl,
    timeoutMs: setup.timeoutMs ?? 20_000,
  });
  const stop = async () => {
    await twins.stop();
    hall.closeAllConnections();
    await new Promise((resolve) => hall.close(resolve));
  };
  t.teardown(stop);
  const control = (method: string, path: string, body?: object) =>
    fetch(`${twins.url}${path}`, {
      method,
      headers: { connection: 'close' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  return {
    ...createProviders(settings, context),
    settings,
    context,
    keys,
    twins,
    hallUrl,
    received,
    control,
    stop,
    setFault: (system: string, mode: Fault['mode'], more: object = {}) =>
      control('PUT', `/${system}/faults`, { mode, rate: 1, ...more }),
  };
}

export const sampleFile = join(import.meta.dirname, '../../../processes/sample/registry.json');
