import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** Whose answer to what: a sealed answer that was moved to another row does not open there. */
export type Place = { account: string; key: string; bodyHash: string };

/**
 * An answer as it may lie in a table. It can hold what is told only once, like the query password of a case, and always
 * holds what an applicant wrote of himself; whoever reads the table must not read that.
 */
export function sealAnswer(secret: string, place: Place, answer: unknown): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, keyOf(secret), nonce);
  cipher.setAAD(labelOf(place));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(answer ?? null), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** `opened: false` where the hall has got another secret since, or the text is none of ours. */
export function openAnswer(
  secret: string,
  place: Place,
  sealed: unknown,
): { opened: true; answer: unknown } | { opened: false } {
  if (typeof sealed !== 'string') return { opened: false };
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < nonceLength + tagLength) return { opened: false };
  const decipher = createDecipheriv(algorithm, keyOf(secret), bytes.subarray(0, nonceLength));
  decipher.setAAD(labelOf(place));
  decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]);
    return { opened: true, answer: JSON.parse(text.toString('utf8')) };
  } catch {
    return { opened: false };
  }
}

/** A key for this use alone, so that nothing signed with the secret elsewhere opens anything here. */
const keyOf = (secret: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', 'idempotency answers', 32));
const labelOf = ({ account, key, bodyHash }: Place): Buffer => Buffer.from(JSON.stringify([account, key, bodyHash]));
