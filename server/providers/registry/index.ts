import type { ProviderContext } from '../refusal.ts';
import { type RegistrySettings, registryExchange } from './exchange.ts';
import type { RegistryProvider } from './provider.ts';

export { RegistrySettings } from './exchange.ts';

export function createRegistry(settings: RegistrySettings, context: ProviderContext): RegistryProvider {
  return registryExchange(settings, context);
}
