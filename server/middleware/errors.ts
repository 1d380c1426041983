import type { Context, Next } from 'koa';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { Refusal } from '../commands/refusal.ts';
import { EngineUnavailable } from '../engine/errors.ts';
import { isDatabaseDown } from '../entities/database/database-down.ts';
import type { Problem } from '../routes/endpoint.ts';
import { MalformedRequest } from '../routes/handler.ts';
import { mostFaults } from '../routes/storable.ts';

/** The only place where an error becomes an answer (RFC 9457). A surprise is logged in full and told as a reference number. */
export const errors =
  (log: Logger) =>
  async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined)
        answer(ctx, { status: 404, code: 'not-found', title: '没有这个地址' });
      // A method that no address of ours knows is the client's mistake as well (the router would say 501).
      if ((ctx.status === 405 || ctx.status === 501) && ctx.body === undefined)
        answer(ctx, { status: 405, code: 'wrong-method', title: '这个地址不接受这种请求' });
    } catch (error) {
      answer(ctx, problemOf(error, log, ctx));
    }
  };

type Told = { status: number; code: string; title: string; errors?: Problem['errors']; reference?: string };

function answer(ctx: Context, told: Told): void {
  ctx.status = told.status;
  ctx.body = { type: `https://lianban.example/problems/${told.code}`, ...told } satisfies Problem;
  ctx.type = 'application/problem+json';
}

function problemOf(error: unknown, log: Logger, ctx: Context): Told {
  if (error instanceof Refusal) {
    const { status, code, message: title, faults } = error;
    return { status, code, title, ...(faults.length > 0 ? { errors: faults.slice(0, mostFaults) } : {}) };
  }
  if (error instanceof MalformedRequest)
    return { status: 400, code: 'malformed', title: error.message, errors: error.faults.slice(0, mostFaults) };
  const status = exposedStatus(error);
  if (status === 400)
    return { status, code: 'malformed', title: unreadable, errors: [{ pointer: '', message: unreadable }] };
  if (status !== undefined) return { status, code: codes[status] ?? 'malformed', title: titles[status] ?? '请求有误' };
  const away = awayPart(error);
  if (away !== undefined) {
    log.warn({ err: error, method: ctx.method, path: ctx.path }, 'a part does not answer');
    ctx.set('Retry-After', '5');
    return { status: 503, code: 'unavailable', title: `${away}暂时没有答复，请过一会儿再试` };
  }
  const reference = v7();
  log.error({ err: error, reference, method: ctx.method, path: ctx.path }, 'unexpected error');
  return { status: 500, code: 'unexpected', title: '系统出现意外，请稍后再试', reference };
}

/** The part of the hall that could not be asked; nothing is wrong with what was asked. */
function awayPart(error: unknown): string | undefined {
  if (isDatabaseDown(error)) return '大厅的数据库';
  return error instanceof EngineUnavailable ? '流程引擎' : undefined;
}

const unreadable = '请求的内容无法读取';
const titles: Record<number, string> = {
  403: '页面已过期，请刷新后再试',
  404: '没有这个地址',
  413: '内容太大',
  415: '不接受这种内容',
};
const codes: Record<number, string> = { 403: 'csrf', 404: 'not-found', 413: 'too-large', 415: 'wrong-type' };

/** koa and its parsers throw errors that say by themselves that they are the client's. */
function exposedStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if (!('status' in error) || typeof error.status !== 'number') return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}
