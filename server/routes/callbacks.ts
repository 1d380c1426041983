import Router from '@koa/router';
import type Koa from 'koa';
import type { Hall } from '../commands/hall.ts';
import { refreshParcel } from '../commands/parcels/record-parcel-event.ts';
import { settlePayment } from '../commands/payments/settle-payment.ts';

const most = 64 * 1024;

/**
 * Where the outer systems call: raw bodies, no session, no CSRF; each is believed by its signature alone. A forged or
 * repeated notice changes nothing and is logged; an answer other than "taken" makes the system send again.
 */
export function callbacks(hall: Hall): Router {
  // Else `/API/Callbacks/…` would be taken as well, past what goes by the path.
  const router = new Router({ sensitive: true });
  router.post('/api/callbacks/payment/:method', async (ctx) => {
    const method = ctx.params['method'];
    if (method !== 'alipay' && method !== 'unionpay') return;
    const house = hall.providers.payment[method];
    const notice = house.readNotice({ headers: ctx.headers, body: await rawBody(ctx) });
    if (notice.kind === 'rejected') hall.log.warn({ method, reason: notice.reason }, 'payment notice rejected');
    const taken = notice.kind === 'accepted' ? await settlePayment(hall, { ...notice, method }) : undefined;
    const ok =
      notice.kind === 'ignored' || (taken !== undefined && taken !== 'unknown-order' && taken !== 'wrong-amount');
    tell(ctx, house.noticeAnswer(ok));
  });
  router.post('/api/callbacks/express', async (ctx) => {
    const push = hall.providers.delivery.readPush(await rawBody(ctx));
    if (push.kind === 'rejected') hall.log.warn({ reason: push.reason }, 'express push rejected');
    const taken = push.kind === 'accepted' ? await refreshParcel(hall, push.trackingNumber) : 'unknown';
    tell(ctx, hall.providers.delivery.pushAnswer(push.kind === 'accepted' && taken === 'stored'));
  });
  return router;
}

function tell(ctx: Koa.Context, answer: { status: number; type: string; body: string }): void {
  ctx.status = answer.status;
  ctx.type = answer.type;
  ctx.body = answer.body;
}

async function rawBody(ctx: Koa.Context): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req) {
    const bytes = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > most) ctx.throw(413);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
