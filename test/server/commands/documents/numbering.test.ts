import test from 'ava';
import type { CatalogueItem } from '../../../../server/catalogue/catalogue.ts';
import { nextCaseNumber, nextDocumentNumber, resultNumber } from '../../../../server/commands/documents/numbering.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { buildCase } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';

/** Numbers as they are given, in this order: item, licence, area, answers that count, number. */
const given: [item: string, licence: string, area: string, form: Record<string, unknown>, number: string][] = [
  ['food-business-licence', 'main', '350102', { businessType: 'sales' }, 'JY13501020000011'],
  ['food-business-licence', 'main', '350102', { businessType: 'catering' }, 'JY23501020000027'],
  ['food-business-licence', 'main', '350102', { businessType: 'canteen' }, 'JY33501020000033'],
  ['food-business-licence', 'main', '350121', {}, 'JY23501210000011'],
  ['investment-project-filing', 'main', '350121', {}, '2612-350121-04-01-000017'],
  ['investment-project-filing', 'main', '350121', {}, '2612-350121-04-01-000025'],
  ['enterprise-opening', 'main', '350102', {}, '91350102MA00000152'],
  ['enterprise-establishment', 'main', '350102', {}, '350102000000013'],
  ['enterprise-establishment', 'main', '350121', {}, '350121000000011'],
  ['enterprise-establishment', 'organisation-code', '350102', {}, 'MA000002-3'],
  ['enterprise-opening', 'main', '350102', {}, '91350102MA0000031P'],
  ['enterprise-establishment', 'tax-registration', '350102', {}, '350102MA000004X'],
  ['construction-planning-permit', 'main', '350121', {}, '建字第350121202600001号'],
  ['construction-planning-permit', 'main', '350703', {}, '建字第350703202600001号'],
  ['taiwan-travel-permit', 'main', '350102', {}, 'L00000001'],
  ['taiwan-travel-permit', 'main', '350703', {}, 'L00000002'],
  ['tree-felling-permit', 'main', '350121203', {}, '闽侯林许证〔2026〕1号'],
  ['tree-felling-permit', 'main', '350121203', {}, '闽侯林许证〔2026〕2号'],
  ['social-security-card', 'main', '350102', {}, '鼓楼人社收〔2026〕1号'],
];

const papers = ['licence', 'filing-certificate', 'receipt'] as const;
const kindOf = ({ item }: CatalogueItem) => papers.find((kind) => item.result.documents.includes(kind)) ?? 'licence';
const leads: Record<string, string> = { 'tree-felling-permit': 'forestry', 'social-security-card': 'social' };

test('every item numbers its results as its item.json says, and gives no number twice', async (t) => {
  const { hall } = await testHall(t, { now: '2026-12-01T02:00:00Z' });
  const numbers: string[][] = [];
  for (const [itemCode, code, area, form] of given) {
    const entry = hall.catalogue().items.get(itemCode);
    if (!entry) throw new Error(itemCode);
    const department = `${area.slice(0, 6)}-${leads[itemCode] ?? 'market'}`;
    const { id } = await buildCase(hall, { itemCode, area, form, department });
    const em = hall.orm.em.fork();
    const subject = await em.findOneOrFail(Case, { id });
    const of = { code, item: entry.item, kind: kindOf(entry), department };
    const number = await resultNumber(hall, em, subject, of);
    t.is(await resultNumber(hall, em, subject, of), number, 'a case keeps its number');
    numbers.push([itemCode, code, area, number]);
  }
  t.deepEqual(
    numbers,
    given.map(([item, code, area, , number]) => [item, code, area, number]),
  );
  t.is(new Set(numbers.map(([, , , number]) => number)).size, given.length);
});

test('a paper is numbered by its organ, kind and year', async (t) => {
  const { hall, moveTo } = await testHall(t, { now: '2026-12-01T02:00:00Z' });
  const em = hall.orm.em.fork();
  const numbers: string[] = [];
  const { departments } = hall.catalogue().organisation;
  const kinds = [...new Map(departments.map((department) => [department.kind, department.code])).values()];
  for (const code of [...kinds, '350121-market', '350121-nobody'])
    numbers.push(await nextDocumentNumber(hall, em, code, 'acceptance-notice'));
  moveTo('2027-01-04T02:00:00Z');
  numbers.push(await nextDocumentNumber(hall, em, '350121-market', 'refusal-decision'));
  t.deepEqual(numbers, [
    '建阳市监许受〔2026〕1号',
    '建阳自然资许受〔2026〕1号',
    '建阳公境许受〔2026〕1号',
    '麻沙林许受〔2026〕1号',
    '建阳发改许受〔2026〕1号',
    '建阳人社许受〔2026〕1号',
    '建阳税许受〔2026〕1号',
    '建阳建许受〔2026〕1号',
    '建阳环许受〔2026〕1号',
    '建阳国动办许受〔2026〕1号',
    '建阳园许受〔2026〕1号',
    '建阳质监许受〔2026〕1号',
    '建阳公许受〔2026〕1号',
    '建阳办许受〔2026〕1号',
    '麻沙办许受〔2026〕1号',
    '南平公积金许受〔2026〕1号',
    '建阳银许受〔2026〕1号',
    '麻沙政许受〔2026〕1号',
    '闽侯市监许受〔2026〕1号',
    '闽侯办许受〔2026〕1号',
    '闽侯市监许不准〔2027〕1号',
  ]);
  t.is(
    await nextCaseNumber(hall, em, { area: '350121203', itemCode: 'tree-felling-permit' }),
    '35012120270104TFP000001K',
  );
});

test('a number that does not tell the year goes on with the next year', async (t) => {
  const { hall, moveTo } = await testHall(t, { now: '2026-12-01T02:00:00Z' });
  const item = hall.catalogue().items.get('food-business-licence')?.item;
  if (!item) throw new Error('food-business-licence');
  const next = async () => {
    const { id } = await buildCase(hall, { form: { businessType: 'catering' } });
    const em = hall.orm.em.fork();
    const subject = await em.findOneOrFail(Case, { id });
    return await resultNumber(hall, em, subject, { code: 'main', item, kind: 'licence', department: '350102-market' });
  };
  t.is(await next(), 'JY23501020000019');
  moveTo('2027-01-04T02:00:00Z');
  t.is(await next(), 'JY23501020000027');
});
