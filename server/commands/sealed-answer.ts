import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ownKey } from './own-key.ts';

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

const keyOf = (secret: string): Uint8Array => ownKey(secret, 'idempotency answers');
const labelOf = ({ account, key, bodyHash }: Place): Buffer => Buffer.from(JSON.stringify([account, key, bodyHash]));
