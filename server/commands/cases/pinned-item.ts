import type { EntityManager } from '@mikro-orm/postgresql';
import { FormSchema } from '../../catalogue/form/form-schema.ts';
import { Item } from '../../catalogue/item/item-schema.ts';
import type { Case } from '../../entities/case/case.ts';
import { ItemVersion } from '../../entities/engine/item-version.ts';

export type PinnedItem = { item: Item; forms: ReadonlyMap<string, FormSchema> };

// A version never changes, so what was parsed once holds.
const known = new Map<string, PinnedItem>();

/** The item as it was when the case was submitted: its guide and forms measure this case for good. */
export async function pinnedItem(em: EntityManager, subject: Case): Promise<PinnedItem> {
  const cached = known.get(subject.itemVersionId);
  if (cached) return cached;
  const version = await em.findOneOrFail(ItemVersion, { id: subject.itemVersionId });
  const pinned = {
    item: Item.parse(version.item),
    forms: new Map(Object.entries(version.forms).map(([key, schema]) => [key, FormSchema.parse(schema)])),
  };
  known.set(subject.itemVersionId, pinned);
  return pinned;
}
