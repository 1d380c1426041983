import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { send } from '@koa/send';
import type Koa from 'koa';

/** The built pages. Files with a hash in their name never change; any other path of the application is its first page. */
export function pages(directory: string): Koa.Middleware {
  return async (ctx, next) => {
    const reads = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (!reads || ctx.path.startsWith('/api/') || ctx.path.startsWith('/simulated')) return await next();
    const isAsset = ctx.path.startsWith('/assets/');
    const path = isAsset || /\.[a-z0-9]{2,11}$/.test(ctx.path) ? ctx.path : '/index.html';
    if (path !== '/index.html' && !isWithin(directory, path)) return await next();
    ctx.set('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
    await send(ctx, path, { root: directory });
  };
}

/**
 * Whether there is such a file of the pages. What lies beside them is not even looked for: that it is there would be told
 * by the answer.
 */
function isWithin(directory: string, path: string): boolean {
  const file = join(resolve(directory), path);
  return file.startsWith(resolve(directory) + sep) && existsSync(file);
}
