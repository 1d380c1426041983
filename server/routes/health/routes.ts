import { isAuditBroken } from '../../commands/audit/check-audit.ts';
import type { Hall } from '../../commands/hall.ts';
import type { Route } from '../handler.ts';
import { presentHealth } from './present.ts';
import { getHealth } from './schema.ts';

/** A part that does not answer in this time counts as down: who asks must not wait with it. */
const patienceMs = 3000;

/** Bound by hand: it is the one answer whose status says what it found. */
export const healthRoutes: Route[] = [
  {
    endpoint: getHealth,
    mount: (router, hall) => {
      router.get(getHealth.path, async (ctx) => {
        const [engine, database, redis, auditBroken] = await Promise.all([
          answers(() => hall.engine.healthy()),
          answers(() => databaseAnswers(hall)),
          answers(() => hall.pingRedis()),
          answers(() => isAuditBroken(hall)),
        ]);
        const { status, type, body } = presentHealth(hall, { engine, database, redis }, auditBroken);
        ctx.status = status;
        ctx.body = body;
        ctx.type = type;
        ctx.set('Cache-Control', 'no-store');
      });
    },
  },
];

async function databaseAnswers(hall: Hall): Promise<boolean> {
  await hall.orm.em.fork().execute('select 1');
  return true;
}

async function answers(ask: () => Promise<boolean>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), patienceMs);
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
