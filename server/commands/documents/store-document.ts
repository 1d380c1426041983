import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Case } from '../../entities/case/case.ts';
import { StoredFile } from '../../entities/case/stored-file.ts';
import type { Hall } from '../hall.ts';
import { newId } from '../id.ts';

/** Keeps a document's PDF with its case; answers the file's id. */
export async function storeDocument(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<string> {
  const id = newId();
  // Bytes first: a file without a row harms nobody, a row without its file would.
  await hall.files.put(id, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  em.create(StoredFile, {
    id,
    name,
    mime: 'application/pdf',
    size: bytes.byteLength,
    sha256,
    owner: null,
    caseId: subject.id,
    createdAt: hall.now(),
  });
  return id;
}
