import { defineEntity, p } from '@mikro-orm/postgresql';

const ItemVersionSchema = defineEntity({
  name: 'ItemVersion',
  properties: {
    id: p.uuid().primary(),
    code: p.string().length(63),
    version: p.text(),
    hash: p.string().length(64),
    /** item.json and its forms as they were: what an application made on this version is measured by. */
    item: p.json().$type<unknown>(),
    forms: p.json().$type<Record<string, unknown>>(),
    effectiveFrom: p.datetime(),
  },
  uniques: [{ properties: ['code', 'hash'] }],
});
/** 事项版本: the guide that an application pins. */
export class ItemVersion extends ItemVersionSchema.class {}
ItemVersionSchema.setClass(ItemVersion);
