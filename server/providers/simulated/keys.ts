import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { createAuthority } from './certificates.ts';

const KeyPair = z.object({ privateKey: z.string(), publicKey: z.string() });
const Keyed = z.object({ certificate: z.string(), privateKey: z.string() });
const Secret = z.object({ appKey: z.string(), secret: z.string() });

/** Both ends' keys of every simulated system: the hall's and the twin's. Never used with a live one. */
export const SimulatedKeys = z.object({
  alipay: z.object({ appId: z.string(), sellerId: z.string(), app: KeyPair, gateway: KeyPair }),
  unionpay: z.object({ merId: z.string(), signer: z.string(), root: z.string(), merchant: Keyed, gateway: Keyed }),
  express: z.object({ senderNo: z.string(), authorization: z.string(), signKey: z.string() }),
  population: Secret,
  'legal-person': Secret,
  'licence-library': Secret,
  notice: Secret,
});
export type SimulatedKeys = z.infer<typeof SimulatedKeys>;

/** New keys for every twin and for the hall's side of it: what an outer system would hand over when it is connected. */
export async function createSimulatedKeys(): Promise<SimulatedKeys> {
  const signer = '中国银联股份有限公司';
  return {
    alipay: { appId: '9021000100000001', sellerId: '2088100000000001', app: rsa(), gateway: rsa() },
    unionpay: { merId: '777290000000001', signer, ...(await createAuthority(signer)) },
    express: { senderNo: '1100000000001', authorization: hex(), signKey: randomBytes(16).toString('base64') },
    population: secret('population'),
    'legal-person': secret('legal-person'),
    'licence-library': secret('licence-library'),
    notice: secret('notice'),
  };
}

/** The keys of a data directory: read, or made on the first start (about a second). */
export async function loadSimulatedKeys(directory: string): Promise<SimulatedKeys> {
  const file = join(directory, 'simulated-keys.json');
  if (existsSync(file)) return SimulatedKeys.parse(JSON.parse(readFileSync(file, 'utf8')));
  const keys = await createSimulatedKeys();
  mkdirSync(directory, { recursive: true });
  // Written aside and renamed, so that a kill in between leaves no half a file.
  writeFileSync(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return keys;
}

function rsa() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

const hex = () => randomBytes(16).toString('hex');
const secret = (name: string) => ({ appKey: `lianban-${name}`, secret: hex() });
