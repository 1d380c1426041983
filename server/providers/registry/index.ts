import type { ProviderContext } from '../refusal.ts';
import { type RegistrySettings, registryExchange } from './exchange.ts';
import type { RegistryProvider } from './provider.ts';

export { RegistrySettings } from './exchange.ts';

/** The registries behind one exchange. Live and simulated differ in addresses and keys only. */
export function createRegistry(settings: RegistrySettings, context: ProviderContext): RegistryProvider {
  return registryExchange(settings, context);
}
