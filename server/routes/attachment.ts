import type { ParameterizedContext } from 'koa';

/** A file to be saved under this name and never shown as a page of ours, whatever is in it. */
export function asAttachment(ctx: ParameterizedContext, name: string): void {
  // What encodeURIComponent leaves and RFC 8187 does not allow is encoded too.
  const encoded = encodeURIComponent(name).replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  ctx.set('Content-Disposition', `attachment; filename*=UTF-8''${encoded}`);
  ctx.set('X-Content-Type-Options', 'nosniff');
}
