import { bodyParser } from '@koa/bodyparser';
import type { ParameterizedContext } from 'koa';
import { Refusal } from '../commands/refusal.ts';
import { type EndpointContract, usualBodyLimit } from './endpoint.ts';

/**
 * Reads the JSON of one call, no more of it than its contract takes, and only once it is known who asks. Compressed
 * bodies are refused: three kilobytes of them would unfold to megabytes.
 */
export function bodyReader({ body, bodyLimit = usualBodyLimit }: EndpointContract) {
  const read = bodyParser({ enableTypes: ['json'], jsonLimit: `${bodyLimit}b` });
  return async (ctx: ParameterizedContext): Promise<void> => {
    if (!body) return;
    if (ctx.is('application/json') === false) throw new Refusal('wrong-type', '请以application/json发送');
    if (!['', 'identity'].includes(ctx.get('content-encoding').trim().toLowerCase()))
      throw new Refusal('wrong-type', '不接受压缩的内容');
    delete ctx.request.body;
    await read(ctx, async () => undefined);
  };
}
