import type Koa from 'koa';
import koaCsrf from 'koa-csrf';

/**
 * Calls that change something and come with a session's cookie need the session's token. Without a session there is
 * nothing to abuse; a form on another site cannot send our JSON, and the cookie is SameSite.
 */
export function csrf(): Koa.Middleware {
  const check = koaCsrf({ disableQuery: true });
  // Signing in gives a token and needs none: there is no session yet that could be abused.
  const give = koaCsrf({ disableQuery: true, ignoredPathGlobs: ['/api/session'] });
  return async (ctx, next) => {
    ctx.request.body ??= {};
    const signedIn = typeof ctx['session']?.['account'] === 'string';
    const asksForToken = ctx.path === '/api/session' && (ctx.method === 'GET' || ctx.method === 'POST');
    if (asksForToken && ctx.method === 'POST') return await give(ctx, next);
    return signedIn || asksForToken ? await check(ctx, next) : await next();
  };
}
