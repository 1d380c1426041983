import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type Router from '@koa/router';
import Koa from 'koa';
import { simulatedExpress } from './delivery/simulated/express.ts';
import { simulatedSms } from './notice/simulated/sms.ts';
import { simulatedAlipay } from './payment/simulated/alipay.ts';
import { simulatedUnionpay } from './payment/simulated/unionpay.ts';
import type { ProviderContext } from './refusal.ts';
import { simulatedRegistry } from './registry/simulated/registry.ts';
import { readRegistrySample } from './registry/simulated/sample.ts';
import type { SimulatedKeys } from './simulated/keys.ts';
import { simulatedRouter, type Twins } from './simulated/router.ts';
import type { TwinSystem } from './simulated/system.ts';

export { createSimulatedKeys, loadSimulatedKeys, type SimulatedKeys } from './simulated/keys.ts';
export { simulatedSettings } from './simulated/settings.ts';
export { simulatedRouter };

export interface SimulatedOptions extends ProviderContext {
  /** Loopback port; none or 0 = any free one. */
  port?: number;
  /** The hall as browsers reach it; the twins' pages are below its /simulated. None = the twins' own address. */
  publicUrl?: string;
  /** The hall as the twins reach it, for pushes that carry no address of their own. */
  hallUrl: string;
  /** Where the twins keep what they know; none = in memory only. */
  directory?: string;
  keys: SimulatedKeys;
  /** The registries' sample data. */
  sampleFile?: string;
}

export interface Simulated {
  /** Base for the hall's own calls (its /simulated prefix is in it). */
  url: string;
  /** Base of the pages, for browsers. */
  pageUrl: string;
  systems: TwinSystem[];
  /** For the hall's own app, see `simulatedRouter`. */
  router: Router;
  stop(): Promise<void>;
}

export const expressPushPath = '/api/callbacks/express';
const defaultSample = join(import.meta.dirname, '../../processes/sample/registry.json');

/** Starts the twins of all outer systems on a loopback port of their own. */
export async function startSimulated(options: SimulatedOptions): Promise<Simulated> {
  const server = createServer();
  const url = `${await listen(server, options.port ?? 0)}/simulated`;
  const pageUrl = options.publicUrl === undefined ? url : `${options.publicUrl.replace(/\/$/, '')}/simulated`;
  const twins = createTwins(options, pageUrl);
  const router = simulatedRouter(twins);
  const app = new Koa();
  app.on('error', (error) => options.log.warn({ error: String(error) }, 'a simulated system failed'));
  server.on('request', app.use(router.routes()).callback());
  return {
    url,
    pageUrl,
    systems: twins.systems,
    router,
    async stop() {
      await Promise.all(twins.systems.map((system) => system.stop()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function createTwins({ keys, now, log, directory, hallUrl, sampleFile }: SimulatedOptions, pageUrl: string): Twins {
  const context = { now, log, directory, pageUrl };
  const houses = [simulatedAlipay(keys.alipay, context), simulatedUnionpay(keys.unionpay, context)];
  const pushUrl = hallUrl.replace(/\/$/, '') + expressPushPath;
  const express = simulatedExpress(keys.express, { ...context, pushUrl });
  const sample = readRegistrySample(sampleFile ?? defaultSample);
  const registries = (['population', 'legal-person', 'licence-library'] as const).map((name) =>
    simulatedRegistry(name, keys, { ...context, sample }),
  );
  return { houses, express, systems: [...houses, express, ...registries, simulatedSms(keys.notice, context)] };
}

function listen(server: Server, port: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`);
  });
  return promise;
}
