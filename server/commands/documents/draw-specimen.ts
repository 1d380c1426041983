import { z } from 'zod';
import type { CatalogueItem } from '../../catalogue/catalogue.ts';
import type { Item } from '../../catalogue/item/item-schema.ts';
import { departmentsOf } from '../../catalogue/organisation.ts';
import { dateOf } from '../../domain/clock/zone.ts';
import { documentTitle } from '../../domain/documents.ts';
import { datedSample } from '../clocks/dated-sample.ts';
import type { Hall } from '../hall.ts';
import { signedBy } from './facts-of.ts';
import { renderDocument } from './render-document.ts';
import { type ResultKind, writeResult } from './write-result.ts';

/** A result of an item: `main` or the code of a further licence, and its name. */
export type Specimen = { code: string; name: string; kind: ResultKind; role: string };

const papers = ['licence', 'filing-certificate', 'receipt'] as const;

/** The papers that an applicant will hold in the end. */
export function specimensOf({ result, authority }: Item): Specimen[] {
  const kind = papers.find((each) => result.documents.includes(each));
  if (!kind) return [];
  const name = (kind === 'licence' ? result.licenceName : null) ?? documentTitle(kind, 'zh');
  const further = result.licences.map((licence) => ({ ...licence, kind: 'licence' as const }));
  return [{ code: 'main', name, kind, role: authority.role }, ...further];
}

const Answers = z.record(z.string(), z.json());

/** What the specimen needs of sample.json; an item without one is drawn without answers. */
const Sample = z.object({
  area: z.string(),
  applicant: z.object({ name: z.string() }),
  form: Answers,
  delivery: z.object({ method: z.enum(['ems', 'window']) }).default({ method: 'window' }),
});

const mark = '样本';
const drawn = new WeakMap<CatalogueItem, Map<string, Promise<Buffer>>>();

/**
 * The PDF of a result as this item issues it, over its own sample application: what the guide shows cannot differ from
 * what people get. Marked on every page; it has no number and no code that would lead to a record.
 * Drawn once for each catalogue: anybody may ask for it.
 */
export function drawSpecimen(hall: Hall, entry: CatalogueItem, specimen: Specimen): Promise<Buffer> {
  const known = drawn.get(entry) ?? new Map<string, Promise<Buffer>>();
  drawn.set(entry, known);
  const begun = known.get(specimen.code);
  if (begun) return begun;
  const drawing = draw(hall, entry, specimen);
  known.set(specimen.code, drawing);
  // Who asks next tries anew.
  drawing.catch(() => known.delete(specimen.code));
  return drawing;
}

async function draw(hall: Hall, entry: CatalogueItem, { kind, name, role }: Specimen): Promise<Buffer> {
  const { item, forms } = entry;
  const sample = Sample.safeParse(entry.sample);
  const { area, applicant, form, delivery } = sample.success ? sample.data : withoutAnswers(item);
  const subject = { form: Answers.parse(datedSample(hall, area, form)), delivery };
  const department = departmentsOf(hall.catalogue().organisation, item, area)[role] ?? '';
  const today = dateOf(hall.now());
  const order = { basis: '', resultNumber: mark, licenceNumber: mark, identifier: '', licenceName: name };
  const text = writeResult(kind, order, {
    item,
    today,
    subject,
    questions: forms.get(item.applicationForm)?.components ?? [],
    materials: item.materials
      .filter(({ required }) => required === 'always')
      .map((material) => ({ ...material, state: 'given' })),
    common: {
      number: mark,
      caseNumber: mark,
      applicant: applicant.name,
      itemName: item.name.zh,
      itemCode: item.basicCode,
      appliedOn: today,
      issuedOn: today,
      ...signedBy(hall, department),
    },
  });
  return await renderDocument({ text, check: null, createdAt: hall.now() });
}

const withoutAnswers = (item: Item): z.output<typeof Sample> => ({
  area: item.areas[0] ?? '',
  applicant: { name: '×××' },
  form: {},
  delivery: { method: 'window' },
});
