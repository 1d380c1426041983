import type { Context, Next } from 'koa';
import { type ExchangeAnswer, hmacSm3, sameText } from '../signed-json.ts';
import { readBody } from './body.ts';
import { refuses } from './faults.ts';

const windowMs = 5 * 60_000;

/** The server's side of signed JSON: key, time, nonce and signature are checked, a nonce counts once, the answer is signed. */
export function signedService(keys: { appKey: string; secret: string }, now: () => Date) {
  const nonces = new Map<string, number>();

  function faultOf(ctx: Context, path: string, body: string): string | undefined {
    const time = ctx.get('x-timestamp');
    const nonce = ctx.get('x-nonce');
    const at = now().getTime();
    const expected = hmacSm3(keys.secret, keys.appKey, time, nonce, path, body);
    if (ctx.get('x-app-key') !== keys.appKey || !sameText(expected, ctx.get('x-signature'))) return '签名不符';
    if (!(Math.abs(at - Number(time)) <= windowMs)) return '请求时间超出允许范围';
    for (const [used, usedAt] of nonces) if (usedAt < at - 2 * windowMs) nonces.delete(used);
    if (nonce === '' || nonces.has(nonce)) return '请求重复';
    nonces.set(nonce, at);
    return undefined;
  }

  return (path: string, handle: (body: unknown) => ExchangeAnswer | Promise<ExchangeAnswer>) =>
    async (ctx: Context, _next: Next): Promise<void> => {
      const body = await readBody(ctx);
      const fault = faultOf(ctx, path, body);
      const answer = fault
        ? { code: '90', message: fault, data: null }
        : refuses(ctx)
          ? { code: '91', message: '拒绝提供（模拟故障）', data: null }
          : await handle(parse(body));
      const text = JSON.stringify(answer);
      ctx.type = 'application/json; charset=utf-8';
      ctx.set('x-signature', hmacSm3(keys.secret, ctx.get('x-nonce'), text));
      ctx.body = text;
    };
}

/** Changes an answer after it was signed. */
export function spoilJson(body: string): string {
  return body.replace('"code":"', '"code":"0');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
