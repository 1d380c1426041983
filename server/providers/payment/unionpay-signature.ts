import { createHash, sign, verify, X509Certificate } from 'node:crypto';

/** What a UnionPay 5.1.0 message is: flat text fields. */
export type Fields = Record<string, string>;

/** The text that is signed: fields without `signature` and without empty ones, by key, k=v&…, as SHA-256 in hex. */
export function digest(fields: Fields): string {
  const text = Object.keys(fields)
    .filter((key) => key !== 'signature' && fields[key] !== '')
    .sort()
    .map((key) => `${key}=${fields[key]}`)
    .join('&');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Signs by method 01 of 5.1.0: SHA256withRSA over the hex digest (5.0.0 used SHA-1 and is not spoken here). */
export function signFields(fields: Fields, privateKeyPem: string): Fields {
  const signature = sign('sha256', Buffer.from(digest(fields)), privateKeyPem).toString('base64');
  return { ...fields, signature };
}

/** Whether the fields bear the signature of this key; a signature that is none does not fit. */
export function signatureFits(fields: Fields, publicKey: X509Certificate['publicKey']): boolean {
  try {
    const signature = Buffer.from(fields['signature'] ?? '', 'base64');
    return verify('sha256', Buffer.from(digest(fields)), publicKey, signature);
  } catch {
    return false;
  }
}

export interface TrustSettings {
  /** PEM of the roots (CFCA) that may stand at the end of the chain. */
  roots: string[];
  /** PEM of certificates between root and leaf. */
  intermediates: string[];
  /** Third part of the leaf's CN, split at "@": who may sign. */
  signer: string;
}

/**
 * Checks a message that carries its own certificate: first its chain, validity and owner, only then the signature, for
 * otherwise anybody's self-made certificate would do.
 * @returns why it is not to be believed, or undefined when it is genuine
 */
export function faultOfSigned(fields: Fields, trust: TrustSettings, at: Date): string | undefined {
  const leaf = readCertificate(fields['signPubKeyCert'] ?? '');
  if (!leaf) return 'no certificate in signPubKeyCert';
  if (!chainsToRoot(leaf, trust, at)) return 'the certificate does not chain to a trusted root';
  if (!signersOf(leaf).includes(trust.signer)) return 'the certificate belongs to somebody else';
  if (!signatureFits(fields, leaf.publicKey)) return 'the signature does not fit';
  return undefined;
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function chainsToRoot(leaf: X509Certificate, trust: TrustSettings, at: Date): boolean {
  const roots = trust.roots.map((pem) => new X509Certificate(pem));
  const between = trust.intermediates.map((pem) => new X509Certificate(pem));
  let current = leaf;
  // Longer chains than these are not in use; the bound keeps a ring of certificates from holding us.
  for (let length = 0; length <= between.length; length++) {
    if (!validAt(current, at)) return false;
    const root = roots.find((candidate) => issued(candidate, current));
    if (root) return validAt(root, at);
    const next = between.find((candidate) => issued(candidate, current));
    if (!next) return false;
    current = next;
  }
  return false;
}

function issued(issuer: X509Certificate, subject: X509Certificate): boolean {
  return issuer.ca && subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}

function validAt(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate;
}

/** CN reads like 041@8310000000083040@中国银联股份有限公司@00040000. */
function signersOf(certificate: X509Certificate): string[] {
  return certificate.subject
    .split('\n')
    .filter((line) => line.startsWith('CN='))
    .map((line) => line.split('@')[2] ?? '');
}

/** UnionPay's certId: the certificate's serial number in decimal. */
export function certificateId(pem: string): string {
  return BigInt(`0x${new X509Certificate(pem).serialNumber}`).toString();
}
