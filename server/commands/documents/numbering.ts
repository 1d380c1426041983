import type { EntityManager } from '@mikro-orm/postgresql';
import type { Item } from '../../catalogue/item/item-schema.ts';
import { numberValues } from '../../catalogue/item/numbering-rules.ts';
import { dateOf } from '../../domain/clock/zone.ts';
import type { DocumentKind } from '../../domain/documents.ts';
import { isCreditCode } from '../../domain/identity-number.ts';
import { composeNumber, type DrawnPart, drawnParts, seriesOf } from '../../domain/number-pattern.ts';
import { caseNumber, documentNumber, licenceIdentifier } from '../../domain/numbers.ts';
import type { Case } from '../../entities/case/case.ts';
import type { Hall } from '../hall.ts';
import { applicantOf } from '../materials/take-materials.ts';

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

/** 文号 of a department, serial by department, kind and year. */
export async function nextDocumentNumber(
  hall: Hall,
  em: EntityManager,
  department: string,
  kind: DocumentKind,
): Promise<string> {
  const year = Number(dateOf(hall.now()).slice(0, 4));
  const organWord = hall.catalogue().organisation.organWord(department);
  return documentNumber({ organWord, kind, year, serial: await nextOf(em, `document ${department} ${kind} ${year}`) });
}

export type ResultNumbering = {
  code: string;
  item: Item;
  kind: DocumentKind;
  department: string;
};

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

/** By the pattern that the item gives this licence; without one it is numbered as a paper. */
async function nextResultNumber(hall: Hall, em: EntityManager, subject: Case, of: ResultNumbering): Promise<string> {
  const { code, item, kind, department } = of;
  const { numbering } = item.result.licences.find((licence) => licence.code === code) ?? item.result;
  if (!numbering) return await nextDocumentNumber(hall, em, department, kind);
  const { area, form, itemCode } = subject;
  const date = dateOf(hall.now());
  const drawn = new Map<DrawnPart, number | string>();
  for (const part of drawnParts(numbering)) {
    if ('licence' in part) drawn.set(part, await resultNumber(hall, em, subject, { ...of, code: part.licence }));
    else drawn.set(part, await nextOf(em, seriesOf(part, { itemCode, area, date })));
  }
  const evaluated = numberValues(item, { form, applicant: applicantOf(subject) });
  return composeNumber(numbering, { area, date, evaluated, drawn });
}

/** 证照标识 (GB/T 36904); empty where the item names no authority's credit code, which an implementation code begins with. */
export function identifierOf(item: { basicCode: string; implementationCode: string | null }, number: string): string {
  const issuer = item.implementationCode?.slice(0, 18) ?? '';
  const serial = number.replace(/[^0-9A-Z]/g, '');
  if (!isCreditCode(issuer) || serial === '') return '';
  return licenceIdentifier({ type: item.basicCode, issuer, serial, version: 1 });
}
