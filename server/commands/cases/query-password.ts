import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { ownKey } from '../own-key.ts';

/** Six digits, told once to the applicant: whoever has them and the number reads how far the case is, without an account. */
export const newQueryPassword = (): string => String(randomInt(100_000, 1_000_000));

/**
 * What lies in the table instead of the password. Six digits are tried through in a second by whoever has read the table;
 * without the hall's secret he has nothing to try them on.
 */
export const hashQueryPassword = (secret: string, number: string, password: string): string =>
  createHmac('sha256', ownKey(secret, 'query passwords'))
    .update(JSON.stringify([number, password]))
    .digest('hex');

/** Whether it is the password of this case, in a time that does not tell how much of it is right. */
export function isQueryPassword(
  secret: string,
  { number, queryPasswordHash }: { number: string; queryPasswordHash: string },
  password: string,
): boolean {
  const kept = Buffer.from(queryPasswordHash, 'hex');
  const given = Buffer.from(hashQueryPassword(secret, number, password), 'hex');
  return kept.length === given.length && timingSafeEqual(given, kept);
}
