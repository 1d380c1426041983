import { createHash } from 'node:crypto';
import type { ParameterizedContext } from 'koa';
import type { Hall } from '../commands/hall.ts';
import { type Once, onceOnly } from '../commands/once.ts';
import type { Actor } from '../policies/actor.ts';

type Asked = { actor: Actor | undefined; ctx: ParameterizedContext };

/** `Idempotency-Key`: the same key and body get the first answer again, another body is 422. */
export async function answerOnce<V>(hall: Hall, { actor, ctx }: Asked, once: Once<V>): Promise<unknown> {
  const key = ctx.get('idempotency-key');
  if (key === '' || !actor) return await once.present(hall.orm.em.fork(), await once.act());
  const bodyHash = createHash('sha256')
    .update(`${ctx.method} ${ctx.path} `)
    .update(JSON.stringify(ctx.request.body ?? null))
    .digest('hex');
  return await onceOnly(hall, { account: actor.account, key, bodyHash }, once);
}
