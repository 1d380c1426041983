import type { StoredFile } from '../../entities/case/stored-file.ts';

export const presentFile = ({ id, name, size, sha256, mime }: StoredFile) => ({ id, name, size, sha256, mime });
