import type Router from '@koa/router';
import Koa from 'koa';
import helmet from 'koa-helmet';
import type { Hall } from './commands/hall.ts';
import { csrf } from './middleware/csrf.ts';
import { errors } from './middleware/errors.ts';
import { pages } from './middleware/pages.ts';
import { rateLimit } from './middleware/rate-limit.ts';
import { authenticate, session } from './middleware/session.ts';
import { type Route, routerOf } from './routes/handler.ts';

export type AppOptions = {
  hall: Hall;
  routes: readonly Route[];
  /** Takes raw bodies and no cookies: the outer systems' callbacks, and in a demonstration the systems themselves. */
  outside: readonly Router[];
  /** Cookies over HTTPS only. */
  secure: boolean;
  /** Proxies before the hall: so many addresses at the end of X-Forwarded-For were written by them, the rest by anybody. */
  proxies: number;
  rateLimit: number;
  /** Where the built pages lie. */
  pagesDirectory: string;
};

/** The Koa application, from the outside in. */
export function createApp(options: AppOptions): Koa {
  const { hall } = options;
  const app = new Koa();
  app.proxy = options.proxies > 0;
  app.maxIpsCount = options.proxies;
  app.use(errors(hall.log));
  // A ceiling of their own: a flood of forged notices must not shut out who clicks from the same address.
  const ceiling = (of: string) => rateLimit(options.rateLimit, hall.guessLimit(of, options.rateLimit, 60));
  const notices = ceiling('notices');
  app.use((ctx, next) => (ctx.path.startsWith('/api/callbacks/') ? notices(ctx, next) : next()));
  for (const router of options.outside) app.use(router.routes());
  app.use(ceiling('requests'));
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          frameSrc: ["'self'", 'blob:'],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          upgradeInsecureRequests: options.secure ? [] : null,
        },
      },
      strictTransportSecurity: options.secure,
    }),
  );
  app.use(pages(options.pagesDirectory));
  app.use(session(app, hall.orm, { secure: options.secure }));
  app.use(authenticate());
  app.use(csrf());
  const router = routerOf(options.routes, hall);
  app.use(router.routes());
  app.use(router.allowedMethods());
  return app;
}
