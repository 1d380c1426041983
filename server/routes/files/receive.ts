import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, unlink } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import multer from '@koa/multer';
import type { ParameterizedContext } from 'koa';
import { uploadsFolder } from '../../commands/materials/uploads-folder.ts';
import { Refusal } from '../../commands/refusal.ts';
import { limited } from '../../engine/limited.ts';
import { MalformedRequest, type Route } from '../handler.ts';

const mostMb = 30;
// People's papers lie here for a moment: for nobody else on the machine.
await mkdir(uploadsFolder, { recursive: true, mode: 0o700 });
const receive = multer({
  dest: uploadsFolder,
  limits: { fileSize: mostMb * 1024 * 1024, files: 1, fields: 5, fieldSize: 1024 },
}).single('file');

export type Received = { path: string; name: string };

/**
 * Takes the file of a request in before its route is asked, and throws it away behind it. What the file is stands as the
 * request's body, so that the same Idempotency-Key with another file is another request. Nobody who has not signed in
 * gets a byte onto the disk.
 */
export function withUpload(route: Route): Route {
  return {
    endpoint: route.endpoint,
    mount: (router, hall) => {
      router.post(route.endpoint.path, async (ctx, next) => {
        if (!ctx.state.actor) return await next();
        if (!ctx.is('multipart/form-data')) throw new Refusal('wrong-type', '请以multipart/form-data上传');
        await oneOfFew(ctx, ctx.state.actor.account, () => taken(ctx, next));
      });
      route.mount(router, hall);
    },
  };
}

/** Each is in memory as a whole while it is judged; a browser sends six at a time. */
const mostAtOnce = 8;
/** Whoever sends more than anybody has papers is told so. */
const mostWaiting = 100;
const accounts = new Map<string, { inTurn: ReturnType<typeof limited>; uploads: number }>();

/**
 * No account may fill the memory or the disk with uploads that its quota has not counted yet: what comes while so many are
 * under way waits, unread.
 */
async function oneOfFew(ctx: ParameterizedContext, account: string, work: () => Promise<void>): Promise<void> {
  const own = accounts.get(account) ?? { inTurn: limited(mostAtOnce), uploads: 0 };
  if (own.uploads >= mostWaiting) {
    ctx.set('Retry-After', '5');
    throw new Refusal('too-many', '同时上传的文件太多，请等前面的传完');
  }
  own.uploads += 1;
  accounts.set(account, own);
  try {
    // Whoever has gone while he waited sends nothing any more.
    await own.inTurn(async () => (ctx.req.destroyed ? undefined : await work()));
  } finally {
    own.uploads -= 1;
    if (own.uploads === 0) accounts.delete(account);
  }
}

async function taken(ctx: ParameterizedContext, next: () => Promise<unknown>): Promise<void> {
  const file = await received(ctx);
  try {
    ctx.request.body = { name: file.name, sha256: await hashOf(file.path) };
    await next();
  } finally {
    await unlink(file.path).catch(() => undefined);
  }
}

/** The file that `withUpload` has taken in. */
export function getReceived(ctx: ParameterizedContext): Received {
  const file: unknown = 'file' in ctx ? ctx['file'] : undefined;
  if (!isReceived(file)) throw new Refusal('invalid', '没有收到文件', [{ pointer: '/file', message: '请选择文件' }]);
  // multer reads names as Latin-1; browsers send UTF-8.
  return { path: file.path, name: Buffer.from(file.originalname, 'latin1').toString('utf8') };
}

async function received(ctx: ParameterizedContext): Promise<Received> {
  await receive(ctx, async () => undefined).catch((error: unknown) => {
    throw isOfTheBody(error) ? malformedOrTooLarge(error) : error;
  });
  return getReceived(ctx);
}

/** multer's own errors have its name, and its parser's have no code; the disk's have a code and another name. */
const isOfTheBody = (error: unknown): error is Error =>
  error instanceof Error && (error.name === 'MulterError' || !('code' in error));

const malformedOrTooLarge = (error: Error): Error =>
  'code' in error && error.code === 'LIMIT_FILE_SIZE'
    ? new Refusal('too-large', `文件太大，不能超过${mostMb} MB`)
    : new MalformedRequest([{ pointer: '/file', message: '上传的内容无法读取' }]);

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const isReceived = (value: unknown): value is { path: string; originalname: string } =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  'originalname' in value &&
  typeof value.originalname === 'string';
