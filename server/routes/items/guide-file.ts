import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import type { ParameterizedContext } from 'koa';
import { drawSpecimen, specimensOf } from '../../commands/documents/draw-specimen.ts';
import { notFound } from '../../commands/refusal.ts';
import { asAttachment } from '../attachment.ts';
import { handle, type Route } from '../handler.ts';
import { downloadMaterialFile, downloadSpecimen } from './schema.ts';

/** A day: samples change with the guide, not with the hour, and a browser asks again by the content's hash. */
const kept = 24 * 60 * 60;

type Sent = { name: string; sha256: string; mime: string; size: number; body: () => Buffer | Readable };

function sendFile(ctx: ParameterizedContext, { name, sha256, mime, size, body }: Sent): void {
  ctx.status = 200;
  // Without what a file system refuses.
  asAttachment(ctx, name.replace(/[/\\:*?"<>|]/g, '_'));
  ctx.set('Cache-Control', `public, max-age=${kept}`);
  ctx.set('ETag', `"${sha256.slice(0, 32)}"`);
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  ctx.type = mime;
  ctx.length = size;
  ctx.body = body();
}

/** What the guide offers beside a material. Its name is the material's own, as people look for it among their downloads. */
export const materialFileRoute: Route = handle(downloadMaterialFile, async ({ hall, params, ctx }) => {
  const entry = hall.catalogue().items.get(params.code);
  const material = entry?.item.materials.find(({ code }) => code === params.material);
  const { files, name, suffix } =
    params.kind === 'sample'
      ? { files: entry?.files.samples, name: material?.sampleFile, suffix: '样例' }
      : { files: entry?.files.blanks, name: material?.blankFile, suffix: '空白表格' };
  const file = name ? files?.get(name) : undefined;
  if (!material || !file) throw notFound('这个文件');
  const { path, ...known } = file;
  sendFile(ctx, { ...known, name: `${material.name}-${suffix}${extname(path)}`, body: () => createReadStream(path) });
});

/** What one gets in the end. */
export const specimenRoute: Route = handle(downloadSpecimen, async ({ hall, params, ctx }) => {
  const entry = hall.catalogue().items.get(params.code);
  const specimen = entry && specimensOf(entry.item).find(({ code }) => code === params.specimen);
  if (!specimen) throw notFound('这个样本');
  const bytes = await drawSpecimen(hall, entry, specimen);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const mime = 'application/pdf';
  sendFile(ctx, { name: `${specimen.name}-样本.pdf`, sha256, mime, size: bytes.byteLength, body: () => bytes });
});
