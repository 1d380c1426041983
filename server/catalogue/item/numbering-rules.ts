import { z } from 'zod';
import {
  composeNumber,
  type DrawnPart,
  drawnParts,
  type NumberPattern,
  repeatFaults,
} from '../../domain/number-pattern.ts';
import { evaluateFeel } from '../feel/feel.ts';
import { syntaxFault } from '../feel/feel-faults.ts';
import type { Item } from './item-schema.ts';
import type { Submission } from './needs.ts';

/** The parts of a number that come from the application. */
export const numberValues =
  (item: Item, { form, applicant }: Submission) =>
  (expression: string): unknown =>
    evaluateFeel(expression, { form, applicant, item }).value;

const Sample = z.object({
  area: z.string(),
  form: z.record(z.string(), z.unknown()),
  applicant: z.record(z.string(), z.unknown()),
});

type Found = { element: string; message: string };
type Numbered = { code: string; element: string; numbering?: NumberPattern | undefined };

/** What would keep a number from being made, or let it be given twice; tried over the item's own sample application. */
export function numberingFaults(item: Item, sample: unknown): Found[] {
  const { licences, numbering } = item.result;
  const all: Numbered[] = [
    { code: 'main', element: 'result.numbering', numbering },
    ...licences.map((licence, i) => ({ ...licence, element: `result.licences.${i}.numbering` })),
  ];
  return all.flatMap((each) =>
    faultsOf(each, all, { item, sample }).map((message) => ({ element: each.element, message })),
  );
}

function faultsOf(
  { code, numbering = [] }: Numbered,
  all: readonly Numbered[],
  { item, sample }: { item: Item; sample: unknown },
): string[] {
  const others = drawnParts(numbering).flatMap((part) => ('licence' in part ? part.licence : []));
  const own = all.filter(
    (each) =>
      others.includes(each.code) && !each.numbering?.some((part) => typeof part !== 'string' && 'licence' in part),
  );
  if (others.some((other) => other === code || !own.some((each) => each.code === other)))
    return ['编号引用的证照（licence）不存在，或者它自己又引用别的证照'];
  const broken = numbering.flatMap((part) =>
    typeof part !== 'string' && 'value' in part ? (syntaxFault(part.value) ?? []) : [],
  );
  const found = [...broken, ...(numbering.length > 0 ? repeatFaults(numbering) : [])];
  const tried = Sample.safeParse(sample);
  if (found.length > 0 || !tried.success) return found;
  return tryOut(numbering, { item, sample: tried.data });
}

function tryOut(numbering: NumberPattern, { item, sample }: { item: Item; sample: z.infer<typeof Sample> }): string[] {
  const drawn = new Map<DrawnPart, number | string>(
    drawnParts(numbering).map((part) => [part, 'licence' in part ? '00000000-0' : 1]),
  );
  try {
    composeNumber(numbering, { area: sample.area, date: '2026-01-31', evaluated: numberValues(item, sample), drawn });
    return [];
  } catch (error) {
    return [`用示例申请（sample.json）编不出编号：${error instanceof Error ? error.message : String(error)}`];
  }
}
