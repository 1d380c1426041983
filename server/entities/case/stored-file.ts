import { defineEntity, p } from '@mikro-orm/postgresql';

const StoredFileSchema = defineEntity({
  name: 'StoredFile',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    mime: p.string().length(100),
    size: p.integer(),
    sha256: p.string().length(64),
    /** Who uploaded it; empty for what the hall made or fetched. */
    owner: p.string().length(64).strictNullable(),
    /** Set once a case uses it: from then on the case's readers may open it. */
    caseId: p.uuid().strictNullable().index(),
    createdAt: p.datetime(),
  },
});
/** A file's facts; its bytes lie in the file store under its id. */
export class StoredFile extends StoredFileSchema.class {}
StoredFileSchema.setClass(StoredFile);
