import * as z from 'zod';
import type { ProviderContext } from '../refusal.ts';
import { AlipaySettings, alipay } from './alipay.ts';
import type { PaymentProviders } from './provider.ts';
import { UnionPaySettings, unionpay } from './unionpay.ts';

export const PaymentSettings = z.object({ alipay: AlipaySettings, unionpay: UnionPaySettings });
export type PaymentSettings = z.infer<typeof PaymentSettings>;

/** Live and simulated differ in addresses and keys only: the adapters are the same code. */
export function createPayment(settings: PaymentSettings, context: ProviderContext): PaymentProviders {
  return { alipay: alipay(settings.alipay, context), unionpay: unionpay(settings.unionpay, context) };
}
