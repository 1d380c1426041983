import type { Context } from 'koa';

const limit = 1_000_000;

/** The request's body as text, whether or not a body parser of the hall came first. */
export async function readBody(ctx: Context): Promise<string> {
  const parsed: unknown = 'rawBody' in ctx.request ? ctx.request.rawBody : undefined;
  if (typeof parsed === 'string') return parsed;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) ctx.throw(413);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Query and form fields together, as the gateways read them. */
export async function readFields(ctx: Context): Promise<Record<string, string>> {
  const query = new URLSearchParams(ctx.querystring);
  const body = ctx.method === 'POST' ? new URLSearchParams(await readBody(ctx)) : new URLSearchParams();
  return { ...Object.fromEntries(query), ...Object.fromEntries(body) };
}

/** A JSON body, or undefined when it is none. */
export async function readJson(ctx: Context): Promise<unknown> {
  try {
    return JSON.parse(await readBody(ctx));
  } catch {
    return undefined;
  }
}
