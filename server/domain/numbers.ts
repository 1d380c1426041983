import { mod37and36 } from './check-character.ts';
import { dayNumber } from './clock/zone.ts';
import type { DocumentKind } from './documents.ts';
import { isCreditCode } from './identity-number.ts';
import { serial } from './number-parts.ts';

/**
 * Case number 办件编号 (GB/T 39046: an..50): area 6, day of application 8, the item's 2-4 capitals, serial of that day 6,
 * ISO 7064 MOD 37,36 check character, e.g. 35012120261123FBL000012K. It can be guessed: it identifies, it never opens anything.
 */
export function caseNumber(of: { area: string; date: string; item: string; serial: number }): string {
  dayNumber(of.date);
  const text = `${of.area}${of.date.replaceAll('-', '')}${of.item}${serial(of.serial, 6)}`;
  if (!/^\d{14}[A-Z]{2,4}\d{6}$/.test(text)) throw new RangeError(`not the parts of a case number: ${text}`);
  return text + mod37and36(text);
}

/** What follows the organ's word in 文号. Customary words; general knowledge, not looked up. */
const documentWords: Record<DocumentKind, string> = {
  'acceptance-notice': '许受',
  'correction-notice': '许补',
  'rejection-notice': '许不受',
  'not-needed-notice': '许免',
  'special-procedure-notice': '许特',
  'extension-notice': '许延',
  'hearing-right-notice': '听告',
  'hearing-notice': '听通',
  'approval-decision': '许准',
  'refusal-decision': '许不准',
  licence: '许证',
  'filing-certificate': '备',
  'correction-guidance': '备补',
  'redirect-notice': '备转',
  receipt: '收',
  'opinion-letter': '联意',
  'termination-notice': '许终',
};

/** 文号, e.g. 闽侯市监许受〔2026〕12号, from the organ's word (闽侯市监), the kind, the year and the serial in that year. */
export function documentNumber(of: { organWord: string; kind: DocumentKind; year: number; serial: number }): string {
  return `${of.organWord}${documentWords[of.kind]}〔${of.year}〕${Number(serial(of.serial, 1))}号`;
}

/**
 * Electronic licence identifier (GB/T 36904): 1.2.156.3005.2.{type}.{issuer}.{serial}.{version}.{check}; the check
 * character is MOD 37,36 over type, issuer's credit code, serial and version without dots.
 */
export function licenceIdentifier(of: { type: string; issuer: string; serial: string; version: number }): string {
  const version = serial(of.version, 3);
  if (!isCreditCode(of.issuer)) throw new RangeError(`not a credit code: ${of.issuer}`);
  if (!/^[0-9A-Z]+$/.test(of.type + of.serial)) throw new RangeError('type and serial hold digits and capitals only');
  const check = mod37and36(of.type + of.issuer + of.serial + version);
  return `1.2.156.3005.2.${of.type}.${of.issuer}.${of.serial}.${version}.${check}`;
}
