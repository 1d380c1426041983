import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../domain/clock/zone.ts';
import type { DocumentKind } from '../../domain/documents.ts';
import {
  creditCode,
  organisationCode,
  registrationNumber,
  taxRegistrationNumber,
} from '../../domain/enterprise-numbers.ts';
import { isCreditCode } from '../../domain/identity-number.ts';
import {
  caseNumber,
  documentNumber,
  type foodBusinessForms,
  foodLicenceNumber,
  licenceIdentifier,
  planningPermitNumber,
  projectCode,
  travelPermitNumber,
} from '../../domain/numbers.ts';
import type { Case } from '../../entities/case/case.ts';
import type { Hall } from '../hall.ts';

/** The next number of a series. Two commands at once wait for each other; a number once given is never given again. */
async function nextOf(em: EntityManager, name: string): Promise<number> {
  const rows = await em.execute<{ last: number }[]>(
    `insert into number_series (name, last) values (?, 1)
     on conflict (name) do update set last = number_series.last + 1 returning last`,
    [name],
  );
  return rows[0]?.last ?? 1;
}

/** 办件编号, serial by area, day and item. */
export async function nextCaseNumber(
  hall: Hall,
  em: EntityManager,
  of: { area: string; itemCode: string },
): Promise<string> {
  const date = dateOf(hall.now());
  const item = initials(of.itemCode);
  const area = of.area.slice(0, 6);
  return caseNumber({ area, date, item, serial: await nextOf(em, `case ${area} ${date} ${item}`) });
}

const initials = (itemCode: string): string =>
  `${itemCode.replace(/(?:^|-)([a-z0-9])[a-z0-9]*/g, '$1')}x`
    .toUpperCase()
    .replace(/[^A-Z]/g, 'X')
    .slice(0, Math.min(4, Math.max(2, itemCode.split('-').length)));

/** Word of the organ in 文号 by its kind; general knowledge, an administrator may change it with the organisation. */
const organWords: Record<string, string> = {
  market: '市监',
  planning: '自然资',
  'exit-entry': '公境',
  forestry: '林',
  reform: '发改',
  social: '人社',
  tax: '税',
  housing: '建',
  ecology: '环',
  'civil-defence': '国动办',
  greening: '园',
  quality: '质监',
  'public-security': '公',
  'housing-fund': '公积金',
  bank: '银',
  'township-gov': '政',
};

/** 文号 of a department, serial by department, kind and year. */
export async function nextDocumentNumber(
  hall: Hall,
  em: EntityManager,
  department: string,
  kind: DocumentKind,
): Promise<string> {
  const year = Number(dateOf(hall.now()).slice(0, 4));
  const [area = '', ...rest] = department.split('-');
  const place = hall
    .catalogue()
    .organisation.areaName(area)
    .replace(/(省|市|县|区|乡|镇)$/, '');
  const organWord = `${place}${organWords[rest.join('-')] ?? '办'}`;
  return documentNumber({ organWord, kind, year, serial: await nextOf(em, `document ${department} ${kind} ${year}`) });
}

export type ResultNumbering = { code: string; numbering?: string | undefined; kind: DocumentKind; department: string };

/**
 * Number of a licence or certificate. A case gets one for each `code`, and keeps it: the decision names it before the
 * licence is made.
 */
export async function resultNumber(hall: Hall, em: EntityManager, subject: Case, of: ResultNumbering): Promise<string> {
  const given = subject.licenceNumbers[of.code];
  if (given !== undefined) return given;
  const number = await nextResultNumber(hall, em, subject, of);
  subject.licenceNumbers = { ...subject.licenceNumbers, [of.code]: number };
  return number;
}

/** By the item's own numbering; other items number it as a document. */
async function nextResultNumber(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  { numbering, kind, department }: ResultNumbering,
): Promise<string> {
  const area = subject.area.slice(0, 6);
  const date = dateOf(hall.now());
  const year = Number(date.slice(0, 4));
  const serial = () => nextOf(em, `result ${subject.itemCode} ${area} ${year}`);
  const newOrganisation = async () => organisationCode(await nextOf(em, 'organisation-code'));
  switch (numbering) {
    case 'food-business':
      return foodLicenceNumber({ form: businessForm(subject.form['businessType']), area, serial: await serial() });
    case 'project-code':
      return projectCode({ date, area, department: '04', type: '01', random: (await serial()) % 100_000 });
    case 'credit-code':
      return creditCode({ area, organisationCode: await newOrganisation() });
    case 'business-registration':
      return registrationNumber({ area, serial: await nextOf(em, `registration ${area}`) });
    case 'organisation-code':
      return await newOrganisation();
    case 'tax-registration': {
      const organisation = { code: 'organisation-code', numbering: 'organisation-code', kind, department };
      return taxRegistrationNumber({ area, organisationCode: await resultNumber(hall, em, subject, organisation) });
    }
    case 'construction-planning':
      return planningPermitNumber({ area, year, serial: await serial() });
    case 'taiwan-permit':
      return travelPermitNumber(await nextOf(em, 'taiwan-permit'));
    default:
      return nextDocumentNumber(hall, em, department, kind);
  }
}

function businessForm(value: unknown): keyof typeof foodBusinessForms {
  if (value === 'seller' || value === 'canteen') return value;
  return 'caterer';
}

/** 证照标识 (GB/T 36904); empty where the item names no authority's credit code, which an implementation code begins with. */
export function identifierOf(item: { basicCode: string; implementationCode: string | null }, number: string): string {
  const issuer = item.implementationCode?.slice(0, 18) ?? '';
  const serial = number.replace(/[^0-9A-Z]/g, '');
  if (!isCreditCode(issuer) || serial === '') return '';
  return licenceIdentifier({ type: item.basicCode, issuer, serial, version: 1 });
}
