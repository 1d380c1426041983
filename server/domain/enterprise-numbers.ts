import { mod11, mod11and10, mod31 } from './check-character.ts';
import { isCreditCode } from './identity-number.ts';
import { area, serial } from './number-parts.ts';

/** Organisation code (GB 11714), 'XXXXXXXX-X': of the series MA, from which new ones have been given since 2015. */
export function organisationCode(number: number): string {
  const body = `MA${serial(number, 6)}`;
  return `${body}-${mod11(body)}`;
}

export const isOrganisationCode = (text: string): boolean =>
  /^[0-9A-Z]{8}-[0-9X]$/.test(text) && mod11(text.slice(0, 8)) === text.slice(-1);

/** Organisation code out of a credit code: its characters 9-17. */
export function organisationCodeOf(creditCode: string): string {
  if (!isCreditCode(creditCode)) throw new RangeError(`not a credit code: ${creditCode}`);
  return `${creditCode.slice(8, 16)}-${creditCode.charAt(16)}`;
}

/** Unified credit code (GB 32100) of an enterprise, 91 and its area: what a business licence has been numbered by since 2015-10-01. */
export function creditCode(of: { area: string; organisationCode: string }): string {
  const body = `91${area(of.area)}${of.organisationCode.replace('-', '')}`;
  return body + mod31(body);
}

/** Number of a business licence before that: area 6, serial 8, check digit (ISO 7064 MOD 11,10). General knowledge, not looked up. */
export function registrationNumber(of: { area: string; serial: number }): string {
  const body = `${area(of.area)}${serial(of.serial, 8)}`;
  return body + mod11and10(body);
}

/** Number of a tax registration before that: area 6 and the organisation code. General knowledge, not looked up. */
export const taxRegistrationNumber = (of: { area: string; organisationCode: string }): string =>
  `${area(of.area)}${of.organisationCode.replace('-', '')}`;
