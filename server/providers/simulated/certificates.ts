import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import * as x509 from '@peculiar/x509';

export interface KeyedCertificate {
  certificate: string;
  privateKey: string;
}

export interface SimulatedAuthority {
  root: string;
  /** The merchant's signing certificate, as the gateway would issue it. */
  merchant: KeyedCertificate;
  /** What the gateway signs its answers and notices with. */
  gateway: KeyedCertificate;
}

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
// Long, because the demonstration's clock may be moved forward by years.
const validity = { notBefore: new Date('2000-01-01T00:00:00Z'), notAfter: new Date('2099-12-31T00:00:00Z') };

/** A root of its own with two leaves: what CFCA is for the real gateway. */
export async function createAuthority(signer: string): Promise<SimulatedAuthority> {
  const keys = await newKeys();
  const name = 'CN=Lianban Simulated Root, O=Lianban Simulated, C=CN';
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name,
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
    ...validity,
  });
  const leaf = (commonName: string) => issue({ commonName, issuer: name, signingKey: keys.privateKey });
  return {
    root: root.toString('pem'),
    merchant: await leaf('041@8000000000000000@Lianban Simulated Merchant@00000001'),
    gateway: await leaf(`041@8310000000083040@${signer}@00040000`),
  };
}

async function issue(leaf: { commonName: string; issuer: string; signingKey: CryptoKey }): Promise<KeyedCertificate> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: `CN=${leaf.commonName}, C=CN`,
    issuer: leaf.issuer,
    publicKey: keys.publicKey,
    signingKey: leaf.signingKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    ],
    ...validity,
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: certificate.toString('pem'), privateKey: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY') };
}

function newKeys() {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** Positive, as X.509 asks: the first bit stays clear. */
function serial(): string {
  const bytes = randomBytes(12);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}
