import type { z } from 'zod';
import type { Catalogue, CatalogueItem } from '../../catalogue/catalogue.ts';
import type { Item as Guide } from '../../catalogue/item/item-schema.ts';
import { departmentsOf } from '../../catalogue/organisation.ts';
import { specimensOf } from '../../commands/documents/draw-specimen.ts';
import { type Limit, limitInWords } from '../../domain/clock/limit.ts';
import { documentTitle, isDocumentKind } from '../../domain/documents.ts';
import { pickupOffice, presentWindow } from '../service-window.ts';
import type { Item, ItemSummary } from './schema.ts';

type Place = { catalogue: Catalogue; area: string | undefined };

/** What the search shows of an item; with an area the organ that acts there. */
export function presentItemSummary(
  { item }: CatalogueItem,
  place: Place,
  hint: string | null,
): z.input<typeof ItemSummary> {
  const { organisation } = place.catalogue;
  return {
    code: item.code,
    name: item.name,
    typeName: item.typeName,
    topic: item.topic,
    audience: item.audience,
    kind: item.limits.kind,
    promise: inWords(item.limits.promise, item.limits.kind === 'immediate' ? '即办' : '按法定期限'),
    law: inWords(item.limits.law, '法律没有规定期限'),
    trips: item.trips.count,
    onlineDepth: item.onlineDepth,
    department: departmentOf(item, place)?.name ?? item.departments[item.authority.role]?.name.zh ?? null,
    areas: item.areas.map((code) => ({ code, name: organisation.areaName(code) })),
    hint: hint ?? (item.replacedBy ? successionOf(item) : null),
  };
}

/** The whole guide of an item, in the terms of its law; with an area as it is there. */
export function presentItem(entry: CatalogueItem, place: Place): z.input<typeof Item> {
  const { item, forms } = entry;
  return {
    ...presentItemSummary(entry, place, successionOf(item)),
    version: item.version,
    basicCode: item.basicCode,
    implementationCode: item.implementationCode,
    level: item.level,
    bases: item.bases.map((basis) => ({ ...basis, text: basis.text ?? null })),
    sampleData: [...item.sampleData, ...sampleDataOf(departmentOf(item, place))],
    limits: { law: presentLimit(item.limits.law), promise: presentLimit(item.limits.promise) },
    conditions: item.conditions,
    materials: item.materials.map(presentMaterial),
    fees: item.fees.map(({ code, name, amount, basis, per }) => ({ code, name, amount, basis, per })),
    steps: item.steps.map(presentStep),
    special: item.special,
    branches: item.branches.map(({ role, name, days }) => ({ role, name, days })),
    delivery: item.delivery,
    ways: item.forms,
    quantityLimit: item.quota?.note || null,
    window: windowOf(item, place),
    result: {
      name: resultName(item),
      validity: item.result.validity,
      specimens: specimensOf(item).map(({ code, name }) => ({ code, name })),
    },
    tripsReason: item.trips.reason,
    phones: departmentOf(item, place)?.phones ?? item.phones,
    appeal: presentAppeal(item, place),
    faq: item.faq.map(({ q, a }) => ({ question: q, answer: a })),
    form: forms.get(item.applicationForm) ?? null,
    replaces: inThisHall(item.replaces, place.catalogue),
    replacedBy: inThisHall(item.replacedBy, place.catalogue),
    demonstration: item.demonstration,
  };
}

/** The organ that decides in the area, with its own phones. */
function departmentOf(item: Guide, { catalogue: { organisation }, area }: Place) {
  const lead = item.departments[item.authority.role];
  if (!lead || area === undefined) return undefined;
  const code = organisation.departmentFor(lead.kind, area, lead.level);
  const department = code === undefined ? undefined : organisation.findDepartment(code);
  if (!department) return undefined;
  return { ...department, name: department.name.zh };
}

/** What of the organ is not looked up, by the guide's field that shows it. */
const sampleDataOf = (department: { sampleData: readonly string[] } | undefined): string[] => {
  const shownAs: Record<string, string> = {
    name: 'department',
    phones: 'phones',
    reconsideration: 'appeal',
    court: 'appeal',
  };
  return (department?.sampleData ?? []).flatMap((field) => shownAs[field] ?? []);
};

function windowOf(item: Guide, { catalogue: { organisation }, area }: Place) {
  const office = area === undefined ? undefined : pickupOffice(departmentsOf(organisation, item, area));
  return office === undefined ? null : presentWindow(organisation, office);
}

const inWords = (limit: Limit | null, none: string): string => (limit ? limitInWords(limit, 'zh') : none);

const presentLimit = (limit: Guide['limits']['law']) =>
  limit && { amount: limit.amount, unit: limit.unit, explain: limit.explain };

const presentMaterial = (material: Guide['materials'][number]) => ({
  code: material.code,
  name: material.name,
  required: material.required,
  when: material.when ?? null,
  source: material.source,
  issuer: material.issuer,
  obtainable: material.obtainable !== undefined,
  formats: material.formats,
  maxSizeMb: material.maxSizeMb,
  originals: material.originals,
  copies: material.copies,
  standard: material.standard,
  sampleFile: material.sampleFile,
  blankFile: material.blankFile,
});

const presentStep = ({ name, department, days, limit, standard, result }: Guide['steps'][number]) => ({
  name,
  department,
  limit: limit ?? (days > 0 ? limitInWords({ amount: days, unit: 'working-day' }, 'zh') : '当场'),
  standard,
  result,
});

const resultName = ({ result }: Guide): string =>
  result.licenceName ??
  result.documents.map((kind) => (isDocumentKind(kind) ? documentTitle(kind, 'zh') : kind)).join('、');

function presentAppeal(item: Guide, place: Place) {
  const { organisation } = place.catalogue;
  const text = item.appeal.text || null;
  const code = departmentOf(item, place)?.code;
  if (code !== undefined) {
    const { reconsiderationOrgan, reconsiderationUrl, court } = organisation.appealOf(code);
    return { reconsideration: reconsiderationOrgan, court, online: reconsiderationUrl, text };
  }
  return {
    reconsideration: item.appeal.reconsideration === 'superior-tax' ? '上一级税务机关' : '本级人民政府',
    court: item.appeal.court,
    online: organisation.appealOf('').reconsiderationUrl,
    text,
  };
}

/** A form of the item that this hall does not offer cannot be opened or applied for here. */
const inThisHall = (other: Guide['replacedBy'], catalogue: Catalogue): string | null =>
  other && catalogue.items.has(other.code) ? other.code : null;

/** Said where the law has since given the matter another form, and on that form's own guide. */
function successionOf({ replacedBy, replaces }: Guide): string | null {
  const other = replacedBy ?? replaces;
  if (!other) return null;
  const since = other.effectiveFrom ? `自${other.effectiveFrom}起，` : '';
  const said = replacedBy ? `本事项的现行形式是“${other.name.zh}”。` : `本事项替代“${other.name.zh}”。`;
  return `${since}${said}${other.note ?? ''}`;
}
