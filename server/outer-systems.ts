import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Router from '@koa/router';
import type { Hall } from './commands/hall.ts';
import type { Config } from './config.ts';
import { createProviders, ProviderSettings, type Providers } from './providers/index.ts';

export type OuterSystems = { providers: Providers; router: Router | undefined; close(): Promise<void> };

/** Connects the outer systems: the live ones of the settings' file, or their simulated twins, which speak the same wire formats. */
export async function openProviders(
  config: Config,
  context: { now: () => Date; log: Hall['log'] },
): Promise<OuterSystems> {
  if (!config.simulatedSystems) {
    const settings = ProviderSettings.parse(JSON.parse(await readFile(config.providersFile ?? '', 'utf8')));
    return { providers: createProviders(settings, context), router: undefined, close: async () => undefined };
  }
  // Loaded only where it is used: the twins bring a certificate maker and a PDF writer with them.
  const { loadSimulatedKeys, simulatedSettings, startSimulated } = await import('./providers/simulated.ts');
  const keys = await loadSimulatedKeys(config.dataDirectory);
  if (!config.services.has('web')) {
    // Each twin is one of its kind: it runs where its pages are, and the other processes call it there.
    const url = `${config.publicUrl}/simulated`;
    const providers = createProviders(simulatedSettings(keys, { url, pageUrl: url }), context);
    return { providers, router: undefined, close: async () => undefined };
  }
  const twins = await startSimulated({
    ...context,
    keys,
    publicUrl: config.publicUrl,
    hallUrl: `http://127.0.0.1:${config.port}`,
    directory: join(config.dataDirectory, 'simulated'),
  });
  return {
    providers: createProviders(simulatedSettings(keys, twins), context),
    router: twins.router,
    close: () => twins.stop(),
  };
}
