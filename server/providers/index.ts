import * as z from 'zod';
import { createDelivery, DeliverySettings } from './delivery/index.ts';
import type { DeliveryProvider } from './delivery/provider.ts';
import { createNotice, NoticeSettings } from './notice/index.ts';
import type { NoticeProvider } from './notice/provider.ts';
import { createPayment, PaymentSettings } from './payment/index.ts';
import type { PaymentProviders } from './payment/provider.ts';
import type { ProviderContext } from './refusal.ts';
import { createRegistry, RegistrySettings } from './registry/index.ts';
import type { RegistryProvider } from './registry/provider.ts';

/** Addresses and keys of the outer systems. `simulatedSettings` makes them for the twins, the environment for live ones. */
export const ProviderSettings = z.object({
  payment: PaymentSettings,
  delivery: DeliverySettings,
  registry: RegistrySettings,
  notice: NoticeSettings,
});
export type ProviderSettings = z.infer<typeof ProviderSettings>;

export interface Providers {
  payment: PaymentProviders;
  delivery: DeliveryProvider;
  registry: RegistryProvider;
  notice: NoticeProvider;
}

/** The one place where the outer systems are put together. Whether they are live or simulated is in `settings` alone. */
export function createProviders(settings: ProviderSettings, context: ProviderContext): Providers {
  return {
    payment: createPayment(settings.payment, context),
    delivery: createDelivery(settings.delivery, context),
    registry: createRegistry(settings.registry, context),
    notice: createNotice(settings.notice, context),
  };
}
