import Router from '@koa/router';
import type { Context } from 'koa';
import * as z from 'zod';
import { ParcelStatus } from '../delivery/provider.ts';
import type { SimulatedExpress } from '../delivery/simulated/express.ts';
import { escapeHtml } from '../payment/simulated/cashier.ts';
import type { PayOutcome, SimulatedHouse } from '../payment/simulated/house.ts';
import { readJson } from './body.ts';
import { Fault } from './faults.ts';
import type { SystemName, TwinSystem } from './system.ts';

export interface Twins {
  houses: SimulatedHouse[];
  express: SimulatedExpress;
  systems: TwinSystem[];
}

const prefix = '/simulated';
const ParcelBody = z.object({ status: ParcelStatus, place: z.string().max(100).optional() });

/**
 * The twins' own addresses and the controls, all under /simulated. In the hall, mount `.routes()` before body parser,
 * session and CSRF check: the outer world has no session of ours.
 */
export function simulatedRouter({ houses, express, systems }: Twins): Router {
  const router = new Router({ prefix });
  router.get('/', (ctx) => list(ctx, systems));
  router.post('/payment/orders/:orderId/pay', async (ctx) => {
    answerPayment(ctx, await payAnywhere(houses, ctx.params['orderId'] ?? ''));
  });
  router.post('/express/parcels/:trackingNo/events', (ctx) => moveParcel(ctx, express, ctx.params['trackingNo'] ?? ''));
  router.put('/:system/faults', (ctx) => setFault(ctx, named(systems, ctx.params['system'] ?? '')));
  for (const system of systems) router.use(system.router.routes());
  return router;
}

/** The two payment houses together are "payment": an order number tells which of them is meant. */
function named(systems: TwinSystem[], name: string): TwinSystem[] {
  const names: SystemName[] = name === 'payment' ? ['alipay', 'unionpay'] : [];
  return systems.filter((system) => system.name === name || names.includes(system.name));
}

async function payAnywhere(houses: SimulatedHouse[], orderId: string): Promise<PayOutcome> {
  for (const house of houses) {
    const outcome = await house.pay(orderId);
    if (outcome.kind !== 'unknown') return outcome;
  }
  return { kind: 'unknown' };
}

function answerPayment(ctx: Context, outcome: PayOutcome) {
  if (outcome.kind === 'unknown') return problem(ctx, 404, '没有这笔订单 (no such order)');
  if (outcome.kind === 'not-payable') return problem(ctx, 409, '订单已关闭 (the order is closed)');
  const { orderId, tradeNo, paidAt } = outcome.order;
  ctx.body = {
    orderId,
    state: 'paid',
    gatewayTradeNo: tradeNo,
    paidAt,
    notice: outcome.notice?.state ?? 'sent-before',
  };
}

async function moveParcel(ctx: Context, express: SimulatedExpress, trackingNo: string) {
  const body = ParcelBody.safeParse(await readJson(ctx));
  if (!body.success) return faulty(ctx, body.error);
  const outcome = await express.move(trackingNo, body.data.status, body.data.place);
  if (outcome.kind === 'unknown') return problem(ctx, 404, '没有这个邮件 (no such parcel)');
  if (outcome.kind === 'ended') return problem(ctx, 409, '邮件已妥投或退回 (the parcel has arrived or gone back)');
  ctx.body = { trackingNumber: trackingNo, state: outcome.state };
}

async function setFault(ctx: Context, systems: TwinSystem[]) {
  if (systems.length === 0) return problem(ctx, 404, '没有这个系统 (no such system)');
  const body = Fault.safeParse(await readJson(ctx));
  if (!body.success) return faulty(ctx, body.error);
  for (const system of systems) system.faults.fault = body.data;
  ctx.body = { systems: systems.map((system) => system.name), ...body.data };
}

function list(ctx: Context, systems: TwinSystem[]): void {
  const shown = systems.map(({ name, title, faults, router, state }) => ({
    name,
    title,
    fault: faults.fault,
    addresses: addressesOf(router),
    controls: `PUT ${prefix}/${name}/faults`,
    state: state(),
  }));
  if (ctx.accepts('json', 'html') !== 'html') {
    ctx.body = { systems: shown };
    return;
  }
  const sections = shown.map(
    ({ title, name, fault, addresses, state }) => `<section><h2>${title.zh} <small>${title.en}</small></h2>
<p><code>${name}</code> · 故障 fault: <strong>${fault.mode}</strong> (${fault.rate}) · ${addresses.map((one) => `<code>${one}</code>`).join(' ')}</p>
<pre>${escapeHtml(JSON.stringify(state, null, 2))}</pre></section>`,
  );
  ctx.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>模拟外部系统 Simulated systems</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}pre{background:#f6f8fa;padding:1rem;overflow:auto}</style>
<h1>模拟外部系统 <small>Simulated outer systems</small></h1>${sections.join('')}</html>`;
}

function addressesOf(router: Router): string[] {
  return router.stack.map(
    (layer) => `${layer.methods.filter((method) => method !== 'HEAD').join('|')} ${prefix}${String(layer.path)}`,
  );
}

function faulty(ctx: Context, error: z.ZodError): void {
  problem(
    ctx,
    400,
    '请求内容有误 (the body is faulty)',
    error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, message })),
  );
}

function problem(ctx: Context, status: number, detail: string, errors: object[] = []): void {
  ctx.status = status;
  ctx.body = { type: 'about:blank', title: detail, status, detail, ...(errors.length > 0 ? { errors } : {}) };
  ctx.type = 'application/problem+json';
}
