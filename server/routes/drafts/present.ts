import type { z } from 'zod';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { Draft } from '../../entities/account.ts';
import type { listDrafts } from './schema.ts';

type Summary = z.input<typeof listDrafts.response>['items'][number];

/** An unfinished application as it was saved. */
export const presentDraft = ({ itemCode, area, step, data, savedAt, revision }: Draft) => ({
  itemCode,
  area,
  step,
  data,
  savedAt: formatInstant(savedAt),
  revision,
});

/** An item that the hall has taken away since keeps its code for a name, so that its draft can still be thrown away. */
export function presentDraftSummary(
  catalogue: Catalogue,
  { itemCode, area, savedAt }: Pick<Draft, 'itemCode' | 'area' | 'savedAt'>,
): Summary {
  const itemName = catalogue.items.get(itemCode)?.item.name ?? { zh: itemCode, en: itemCode };
  return { itemCode, itemName, area, savedAt: formatInstant(savedAt) };
}
