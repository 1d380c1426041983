import type { ProviderSettings } from '../index.ts';
import type { SimulatedKeys } from './keys.ts';

/** The providers' settings for the twins: `url` as this machine reaches them, `pageUrl` as the payer's browser does. */
export function simulatedSettings(
  keys: SimulatedKeys,
  { url, pageUrl, timeoutMs = 8000 }: { url: string; pageUrl: string; timeoutMs?: number },
): ProviderSettings {
  const addresses = { url, pageUrl, timeoutMs };
  const service = (name: 'population' | 'legal-person' | 'licence-library' | 'notice') => ({
    url: `${url}/${name}`,
    ...keys[name],
    timeoutMs,
  });
  return {
    payment: { alipay: alipaySettings(keys, addresses), unionpay: unionpaySettings(keys, addresses) },
    delivery: { endpoint: `${url}/express/amp/api/open`, ...keys.express, timeoutMs, plainAnswers: false },
    registry: {
      population: service('population'),
      'legal-person': service('legal-person'),
      'licence-library': service('licence-library'),
    },
    notice: service('notice'),
  };
}

interface Addresses {
  url: string;
  pageUrl: string;
  timeoutMs: number;
}

function alipaySettings({ alipay }: SimulatedKeys, { url, pageUrl, timeoutMs }: Addresses) {
  return {
    appId: alipay.appId,
    sellerId: alipay.sellerId,
    appPrivateKey: alipay.app.privateKey,
    alipayPublicKey: alipay.gateway.publicKey,
    gateway: `${url}/alipay/gateway.do`,
    pageGateway: `${pageUrl}/alipay/gateway.do`,
    timeoutMs,
    announce: true,
  };
}

function unionpaySettings({ unionpay }: SimulatedKeys, { url, pageUrl, timeoutMs }: Addresses) {
  return {
    merId: unionpay.merId,
    certificate: unionpay.merchant.certificate,
    privateKey: unionpay.merchant.privateKey,
    roots: [unionpay.root],
    intermediates: [],
    signer: unionpay.signer,
    gateway: `${url}/unionpay`,
    pageGateway: `${pageUrl}/unionpay`,
    timeoutMs,
    announce: true,
  };
}
