import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { CatalogueItem } from '../../catalogue/catalogue.ts';
import { ItemVersion } from '../../entities/engine/item-version.ts';
import type { Hall } from '../hall.ts';
import { newId } from '../id.ts';

// A guide read once is the same object until the catalogue changes.
const known = new WeakMap<MikroORM, WeakMap<CatalogueItem, string>>();

/** The row that pins today's guide and forms; the same guide is stored once. */
export async function itemVersionOf(hall: Hall, entry: CatalogueItem): Promise<string> {
  const ids = known.get(hall.orm) ?? new WeakMap<CatalogueItem, string>();
  known.set(hall.orm, ids);
  const id = ids.get(entry) ?? (await storeVersion(hall, entry));
  ids.set(entry, id);
  return id;
}

async function storeVersion(hall: Hall, entry: CatalogueItem): Promise<string> {
  const { item } = entry;
  const forms = Object.fromEntries(entry.forms);
  const hash = createHash('sha256')
    .update(JSON.stringify([item, forms]))
    .digest('hex');
  const em = hall.orm.em.fork();
  await em.upsert(
    ItemVersion,
    { id: newId(), code: item.code, version: item.version, hash, item, forms, effectiveFrom: hall.now() },
    { onConflictFields: ['code', 'hash'], onConflictAction: 'ignore' },
  );
  return (await hall.orm.em.fork().findOneOrFail(ItemVersion, { code: item.code, hash }, { fields: ['id'] })).id;
}
