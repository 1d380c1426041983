import { mkdir, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import multer from '@koa/multer';
import type { ParameterizedContext } from 'koa';
import { storeFile } from '../../commands/materials/store-file.ts';
import { notFound, Refusal } from '../../commands/refusal.ts';
import { Branch } from '../../entities/branch.ts';
import { Case } from '../../entities/case.ts';
import { StoredFile } from '../../entities/stored-file.ts';
import { mayReadForm, supervises } from '../../policies/case.ts';
import { handle, MalformedRequest, type Route } from '../handler.ts';
import { presentFile } from './present.ts';
import { downloadFile, uploadFile } from './schema.ts';

const most = 30 * 1024 * 1024;
const folder = join(tmpdir(), 'lianban-uploads');
await mkdir(folder, { recursive: true });
const receive = multer({ dest: folder, limits: { fileSize: most, files: 1, fields: 5, fieldSize: 1024 } }).single(
  'file',
);

export const fileRoutes: Route[] = [
  handle(uploadFile, async ({ hall, actor, ctx }) => {
    if (!ctx.is('multipart/form-data')) throw new Refusal('wrong-type', '请以multipart/form-data上传');
    const { path, originalname } = await received(ctx);
    try {
      // multer reads names as Latin-1; browsers send UTF-8.
      return presentFile(
        await storeFile(hall, actor, { path, name: Buffer.from(originalname, 'latin1').toString('utf8') }),
      );
    } finally {
      await unlink(path).catch(() => undefined);
    }
  }),
  handle(downloadFile, async ({ hall, actor, params, ctx }) => {
    const em = hall.orm.em.fork();
    const file = await em.findOne(StoredFile, { id: params.id });
    if (!file) throw notFound('这个文件');
    const subject = file.caseId === null ? null : await em.findOne(Case, { id: file.caseId });
    const branches = subject ? await em.find(Branch, { caseId: subject.id }) : [];
    const may = subject
      ? mayReadForm(actor, subject, branches) || supervises(actor, subject)
      : file.owner === actor.account;
    if (!may) throw notFound('这个文件');
    ctx.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Cache-Control', 'private, no-store');
    ctx.type = file.mime;
    ctx.length = file.size;
    ctx.body = await hall.files.getStream(file.id);
  }),
];

type Received = { path: string; originalname: string };

async function received(ctx: ParameterizedContext): Promise<Received> {
  await receive(ctx, async () => undefined).catch((error: unknown) => {
    // Limits and the disk have codes; what has none is the parser's complaint about the body.
    if (error instanceof Error && !('code' in error))
      throw new MalformedRequest([{ pointer: '/file', message: '上传的内容无法读取' }]);
    throw error;
  });
  const file: unknown = 'file' in ctx ? ctx['file'] : undefined;
  if (!isReceived(file)) throw new Refusal('invalid', '没有收到文件', [{ pointer: '/file', message: '请选择文件' }]);
  return file;
}

const isReceived = (value: unknown): value is Received =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  'originalname' in value;
