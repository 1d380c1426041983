import { mod11and10, mod37and36 } from './check-character.ts';
import { dayNumber } from './clock/zone.ts';
import type { DocumentKind } from './documents.ts';
import { isCreditCode } from './identity-number.ts';
import { area, serial } from './number-parts.ts';

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

export const isCaseNumber = (text: string): boolean =>
  /^\d{14}[A-Z]{2,4}\d{6}[0-9A-Z]$/.test(text) && mod37and36(text.slice(0, -1)) === text.slice(-1);

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

/** 主体业态: food seller, caterer, canteen. */
export const foodBusinessForms = { seller: '1', caterer: '2', canteen: '3' } as const;
export type FoodBusinessForm = keyof typeof foodBusinessForms;

/**
 * Food business licence number: JY, form 1, area 6 (province, city, county), serial 6, check digit 1.
 * The check digit is ISO 7064 MOD 11,10 over the 13 digits: an assumption, no source for it was read.
 */
export function foodLicenceNumber(of: { form: FoodBusinessForm; area: string; serial: number }): string {
  const digits = `${foodBusinessForms[of.form]}${area(of.area)}${serial(of.serial, 6)}`;
  return `JY${digits}${mod11and10(digits)}`;
}

export const isFoodLicenceNumber = (text: string): boolean =>
  /^JY[123]\d{13}$/.test(text) && mod11and10(text.slice(2, -1)) === text.slice(-1);

/**
 * Project code 项目代码 (GB/T 40058-2021): year and month 4, area 6, department 2, type 2, five random digits and a check
 * digit, 24 characters with the hyphens. The check digit (ISO 7064 MOD 11,10 over the 19 digits) is an assumption, so
 * codes given by the state's platform are tested by isProjectCode, by form only.
 */
export function projectCode(of: {
  date: string;
  area: string;
  department: string;
  type: string;
  random: number;
}): string {
  dayNumber(of.date);
  if (!/^\d{2}$/.test(of.department) || !/^\d{2}$/.test(of.type))
    throw new RangeError('department and type have 2 digits');
  const month = of.date.slice(2, 4) + of.date.slice(5, 7);
  const random = serial(of.random, 5);
  const check = mod11and10(`${month}${area(of.area)}${of.department}${of.type}${random}`);
  return `${month}-${of.area}-${of.department}-${of.type}-${random}${check}`;
}

export const isProjectCode = (text: string): boolean => /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/.test(text);

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

export function isLicenceIdentifier(text: string): boolean {
  const match = /^1\.2\.156\.3005\.2\.([0-9A-Z]+)\.([0-9A-Z]{18})\.([0-9A-Z]+)\.(\d{3})\.([0-9A-Z])$/.exec(text);
  if (!match) return false;
  const [, type = '', issuer = '', number = '', version = '', check] = match;
  return isCreditCode(issuer) && mod37and36(type + issuer + number + version) === check;
}

/** Planning permit, e.g. 建字第350121202600007号: area 6, year 4, serial 5. Customary form; general knowledge, not looked up. */
export const planningPermitNumber = (of: { area: string; year: number; serial: number }): string =>
  `建字第${area(of.area)}${of.year}${serial(of.serial, 5)}号`;

/** Card for travel to Taiwan: L and eight digits. General knowledge, not looked up. */
export const travelPermitNumber = (number: number): string => `L${serial(number, 8)}`;
