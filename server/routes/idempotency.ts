import { createHash } from 'node:crypto';
import type { ParameterizedContext } from 'koa';
import type { Hall } from '../commands/hall.ts';
import { onceOnly } from '../commands/once.ts';
import type { Actor } from '../policies/actor.ts';

type Once<T> = { actor: Actor; ctx: ParameterizedContext; answer: () => Promise<T>; status: number };

/**
 * `Idempotency-Key`: the same key and body get the first answer again, another body is 422. The key is marked in the
 * command's own transaction, so that a process that dies before it could answer has not done the thing twice.
 */
export async function answerOnce<T>(hall: Hall, { actor, ctx, answer, status }: Once<T>): Promise<unknown> {
  const key = ctx.get('idempotency-key');
  if (key === '') return await answer();
  const bodyHash = createHash('sha256')
    .update(`${ctx.method} ${ctx.path} `)
    .update(JSON.stringify(ctx.request.body ?? null))
    .digest('hex');
  return await onceOnly(hall, { account: actor.account, key, bodyHash, status }, answer);
}
