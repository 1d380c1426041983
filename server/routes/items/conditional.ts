import { createHash } from 'node:crypto';
import type { Route } from '../handler.ts';

/**
 * A public answer that a browser may keep and ask about: "still the same?" costs no body. Kept for the reader alone, as a
 * signed-in reader may be told more.
 */
export function revalidated(route: Route): Route {
  const path = route.endpoint.path.replace(/\{(\w+)\}/g, ':$1');
  return {
    endpoint: route.endpoint,
    mount: (router, hall) => {
      router.get(path, async (ctx, next) => {
        await next();
        if (ctx.status !== 200) return;
        const hash = createHash('sha256').update(JSON.stringify(ctx.body)).digest('base64url').slice(0, 27);
        ctx.set('ETag', `W/"${hash}"`);
        ctx.set('Cache-Control', 'private, no-cache');
        if (!ctx.fresh) return;
        ctx.body = null;
        ctx.status = 304;
      });
      route.mount(router, hall);
    },
  };
}
