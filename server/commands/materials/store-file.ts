import { readFile } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { isCutOff } from '../../domain/file-end.ts';
import { pictureSize } from '../../domain/picture-size.ts';
import type { StoredFile } from '../../entities/case/stored-file.ts';
import type { Actor } from '../../policies/actor.ts';
import type { Hall } from '../hall.ts';
import { Refusal } from '../refusal.ts';
import { takenInWords, takesFile } from './formats.ts';
import { keepUpload } from './keep-upload.ts';

export type Upload = { name: string; path: string };

/** Which material of which item it is for, where that is known: then it is judged by what that takes. */
export type Purpose = { item?: string | undefined; material?: string | undefined };

/** What may be uploaded, read from the content and not from the name. */
const accepted = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/vnd.dwg',
  'application/zip',
  'application/ofd',
]);

/** A megabyte of one colour may unfold to gigabytes on the screen of the clerk who looks at it; no camera makes so many. */
const mostPixels = 250_000_000;

/** Stores an upload that is what it may be, within what its owner may have. */
export async function storeFile(hall: Hall, actor: Actor, upload: Upload, purpose: Purpose = {}): Promise<StoredFile> {
  const bytes = await readFile(upload.path);
  if (bytes.byteLength === 0) throw new Refusal('invalid', '文件是空的', [{ pointer: '/file', message: '文件是空的' }]);
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !accepted.has(type.mime))
    throw new Refusal('wrong-type', '只能上传PDF、JPG、PNG、WEBP、DWG或ZIP文件（按内容判断）');
  const material = materialOf(hall, purpose);
  if (material && !takesFile(material, { mime: type.mime, size: bytes.byteLength }))
    throw new Refusal('wrong-type', takenInWords(material));
  if (isCutOff(bytes, type.mime)) {
    const message = '文件不完整，可能没有传完或者已经损坏，请换一个';
    throw new Refusal('invalid', message, [{ pointer: '/file', message }]);
  }
  const { width = 0, height = 0 } = pictureSize(bytes, type.mime) ?? {};
  if (width * height > mostPixels) {
    const message = '图片的尺寸太大，请缩小后再上传';
    throw new Refusal('invalid', message, [{ pointer: '/file', message }]);
  }
  return await keepUpload(hall, actor, { name: upload.name, type, bytes });
}

/** A guide may have changed since the page was opened: what it no longer has is judged when the application is handed in. */
const materialOf = (hall: Hall, { item = '', material }: Purpose) =>
  hall
    .catalogue()
    .items.get(item)
    ?.item.materials.find(({ code }) => code === material);
