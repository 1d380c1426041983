import type { StoredFile } from '../../entities/case/stored-file.ts';

/** What its owner is told of an upload: the name as it was cleaned, the type as it was read from the content, the size in bytes. */
export const presentFile = ({ id, name, size, sha256, mime }: StoredFile) => ({ id, name, size, sha256, mime });
