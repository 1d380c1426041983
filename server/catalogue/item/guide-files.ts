import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';

/** A file that a guide may offer for download: a sample, or a form to fill in. `fault` says why it cannot be offered. */
export type GuideFile = { path: string; mime: string; size: number; sha256: string; fault: string | null };
export type GuideFiles = ReadonlyMap<string, GuideFile>;

/** What people can open everywhere, and the name's ending that goes with it. */
const kinds: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
const mostMb = 5;

/** The files of a folder by name; none if there is no such folder. */
export async function readGuideFiles(folder: string): Promise<GuideFiles> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return new Map(await Promise.all(names.map(async (name) => [name, await readOne(folder, name)] as const)));
}

/** Why the file cannot be offered, in words for who wrote its name into item.json. */
export function guideFileFault(name: string, files: GuideFiles, folder: string): string | null {
  const file = files.get(name);
  return file ? file.fault && `文件“${name}”${file.fault}` : `文件“${name}”不在 ${folder} 里`;
}

async function readOne(folder: string, name: string): Promise<GuideFile> {
  const path = join(folder, name);
  const { size } = await stat(path);
  const ending = extname(name);
  const mime = kinds[ending] ?? '';
  const odd = (fault: string): GuideFile => ({ path, mime, size, sha256: '', fault });
  if (mime === '') return odd(`的类型不能提供下载，应为 ${Object.keys(kinds).join('、')}`);
  if (size === 0) return odd('是空的');
  if (size > mostMb * 1024 * 1024) return odd(`超过了 ${mostMb} MB`);
  const bytes = await readFile(path);
  if ((await fileTypeFromBuffer(bytes))?.mime !== mime) return odd(`的内容不是 ${ending.slice(1).toUpperCase()}`);
  return { path, mime, size, sha256: createHash('sha256').update(bytes).digest('hex'), fault: null };
}
