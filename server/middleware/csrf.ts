import type Koa from 'koa';
import koaCsrf from 'koa-csrf';

declare module 'koa' {
  interface DefaultState {
    /** Gives the session that has just begun a token of its own. */
    giveToken?: () => Promise<string>;
  }
}

/**
 * Calls that change something and come with a session's cookie need the session's token. Without a session there is
 * nothing to abuse, and nothing is stored for who only looks: a form on another site cannot send our JSON, by which one
 * signs in, and the cookie is SameSite.
 */
export function csrf(): Koa.Middleware {
  const check = koaCsrf({ disableQuery: true });
  const make = koaCsrf({ disableQuery: true, excludedMethods: ['POST'] });
  return async (ctx, next) => {
    ctx.request.body ??= {};
    ctx.state.giveToken = async () => {
      // Whoever planted the session before knows its secret.
      delete ctx['session'].secret;
      delete ctx.state['_csrf'];
      await make(ctx, async () => undefined);
      return String(ctx.state['_csrf'] ?? '');
    };
    const signedIn = typeof ctx['session']?.['account'] === 'string';
    const signsIn = ctx.path === '/api/session' && ctx.method === 'POST';
    return signedIn && !signsIn ? await check(ctx, next) : await next();
  };
}
