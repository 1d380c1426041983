import { readdir, stat, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where an upload lies while its request is answered. */
export const uploadsFolder = join(tmpdir(), 'lianban-uploads');

const dayMs = 86_400_000;

/** Throws away what killed processes have left there. No request takes a day, by the machine's clock, which the files go by. */
export async function removeLeftUploads(folder: string = uploadsFolder): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const written = await stat(path).catch(() => undefined);
    if (written && written.mtimeMs < Date.now() - dayMs) await unlink(path).catch(() => undefined);
  }
}
