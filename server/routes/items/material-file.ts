import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { notFound } from '../../commands/refusal.ts';
import { asAttachment } from '../attachment.ts';
import { handle, type Route } from '../handler.ts';
import { downloadMaterialFile } from './schema.ts';

/** A day: samples change with the guide, not with the hour, and a browser asks again by the content's hash. */
const kept = 24 * 60 * 60;

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
  ctx.status = 200;
  // Without what a file system refuses.
  asAttachment(ctx, `${material.name}-${suffix}${extname(file.path)}`.replace(/[/\\:*?"<>|]/g, '_'));
  ctx.set('Cache-Control', `public, max-age=${kept}`);
  ctx.set('ETag', `"${file.sha256.slice(0, 32)}"`);
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  ctx.type = file.mime;
  ctx.length = file.size;
  ctx.body = createReadStream(file.path);
});
