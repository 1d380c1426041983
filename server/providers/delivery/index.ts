import type { ProviderContext } from '../refusal.ts';
import { type EmsSettings, ems } from './ems.ts';
import type { DeliveryProvider } from './provider.ts';

export { EmsSettings as DeliverySettings } from './ems.ts';

/** EMS. Live and simulated differ in address and keys only. */
export function createDelivery(settings: EmsSettings, context: ProviderContext): DeliveryProvider {
  return ems(settings, context);
}
