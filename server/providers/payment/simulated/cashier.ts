import Router from '@koa/router';
import type { Context } from 'koa';
import { yuanOf } from '../../../domain/money.ts';
import type { GatewayOrder, Ledger } from './ledger.ts';

export interface House {
  name: 'alipay' | 'unionpay';
  zh: string;
  en: string;
  pageUrl: string;
}

/** The page at which the payer taps "pay", in place of the gateway's own. */
export function cashier(house: House, ledger: Ledger, pay: (orderId: string) => Promise<unknown>): Router {
  const router = new Router();
  router.get('/cashier/:orderId', (ctx) => {
    const order = ledger.find(ctx.params['orderId'] ?? '');
    if (!order) return showMessage(ctx, 404, '没有这笔订单', 'No such order');
    show(ctx, 200, orderBody(house, order), order.returnUrl);
  });
  router.post('/cashier/:orderId/pay', async (ctx) => {
    const order = ledger.find(ctx.params['orderId'] ?? '');
    if (!order) return showMessage(ctx, 404, '没有这笔订单', 'No such order');
    await pay(order.orderId);
    ctx.status = 303;
    ctx.set('location', order.returnUrl);
  });
  return router;
}

/** The gateway's error page. */
export function showMessage(ctx: Context, status: number, zh: string, en: string): void {
  show(ctx, status, `<h1>${escapeHtml(zh)}</h1><p lang="en">${escapeHtml(en)}</p>`);
}

function orderBody(house: House, order: GatewayOrder): string {
  const action = `${house.pageUrl}/${house.name}/cashier/${encodeURIComponent(order.orderId)}/pay`;
  const end = {
    pending: `<form method="post" action="${escapeHtml(action)}"><button>确认付款 <span lang="en">Pay now</span></button></form>`,
    paid: '<p role="status">已付款 <span lang="en">Paid</span></p>',
    closed: '<p role="status">订单已关闭 <span lang="en">This order is closed</span></p>',
  }[order.state];
  return `<h1>${house.zh} <span lang="en">${house.en}</span></h1>
<p class="note">模拟收银台，不会扣款。<span lang="en">Simulated cashier; no money moves.</span></p>
<dl><dt>订单号 <span lang="en">Order</span></dt><dd>${escapeHtml(order.orderId)}</dd>
<dt>事由 <span lang="en">For</span></dt><dd>${escapeHtml(order.subject)}</dd>
<dt>金额 <span lang="en">Amount</span></dt><dd class="amount">¥ ${yuanOf(order.amountFen)}</dd></dl>
${end}<p><a href="${escapeHtml(order.returnUrl)}">返回 <span lang="en">Back</span></a></p>`;
}

const style = `body{font:16px/1.6 system-ui,"Noto Sans SC",sans-serif;max-width:26rem;margin:8vh auto;padding:0 1rem;color:#1f2328}
h1{font-size:1.3rem}dt{color:#57606a}dd{margin:0 0 .8rem}.amount{font-size:1.8rem;font-weight:600}.note{color:#57606a}
button{font:inherit;font-weight:600;width:100%;padding:.8rem;border:0;border-radius:.5rem;background:#0b57d0;color:#fff}
button:focus-visible{outline:3px solid #ffb000;outline-offset:2px}`;

function show(ctx: Context, status: number, body: string, returnUrl?: string): void {
  // A browser holds the redirect after the form to form-action too, and the hall may have another origin than this page.
  const targets = returnUrl ? `'self' ${new URL(returnUrl).origin}` : "'self'";
  ctx.set('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'; form-action ${targets}`);
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>模拟收银台 Simulated cashier</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
}

/** A text as it may stand in HTML, in an attribute too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
