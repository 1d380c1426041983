import { join } from 'node:path';
import Router from '@koa/router';
import type { Context } from 'koa';
import * as z from 'zod';
import { readFields } from '../../simulated/body.ts';
import { faultSwitch, refuses, withFaults } from '../../simulated/faults.ts';
import type { SimulatedKeys } from '../../simulated/keys.ts';
import { openNotifier } from '../../simulated/notifier.ts';
import { openStore } from '../../simulated/store.ts';
import type { TwinContext, TwinSystem } from '../../simulated/system.ts';
import { dashedTime } from '../../wire-time.ts';
import { seal, unseal } from '../ems-cipher.ts';
import { codeByStatus } from '../ems-codes.ts';
import { ParcelStatus } from '../provider.ts';
import { waybill } from '../waybill.ts';

type Keys = SimulatedKeys['express'];

const Party = z.object({
  name: z.string().min(1),
  mobile: z.string(),
  prov: z.string(),
  city: z.string(),
  county: z.string(),
  address: z.string().min(1),
});
const Order = z.object({
  logisticsOrderNo: z.string().min(1),
  receiver: Party,
  cargos: z.array(z.object({ cargoName: z.string() })).min(1),
});
const Parcel = z.object({
  requestNo: z.string(),
  waybillNo: z.string(),
  city: z.string(),
  contents: z.string(),
  events: z.array(z.object({ status: ParcelStatus, at: z.string(), place: z.string() })),
});
type Parcel = z.infer<typeof Parcel>;

export type ParcelEventOutcome = { kind: 'done'; state: ParcelStatus } | { kind: 'ended' } | { kind: 'unknown' };

export interface SimulatedExpress extends TwinSystem {
  /** Something befalls a parcel: kept, and pushed to the hall. The same status again changes and pushes nothing. */
  move(waybillNo: string, status: ParcelStatus, place?: string): Promise<ParcelEventOutcome>;
}

interface Reply {
  retCode: string;
  retMsg: string;
  content?: object;
}

const refusedReply = (retCode: string, retMsg: string): Reply => ({ retCode, retMsg });
const noSuchOrder = refusedReply('B00010', '订单不存在');

/** The post's interface: one address, sealed orders, sealed pushes. */
export function simulatedExpress(keys: Keys, context: TwinContext & { pushUrl: string }): SimulatedExpress {
  const faults = faultSwitch();
  const parcels = openParcels(context);
  const notifier = openNotifier('express', context, { faults, spoil: spoilSealed, taken: pushTaken });
  const router = new Router({ prefix: '/express' });
  router.post('/amp/api/open', withFaults(faults, spoilSealed), (ctx) => exchange(ctx, keys, parcels));
  return {
    name: 'express',
    title: { zh: '邮政速递 EMS（模拟）', en: 'EMS (simulated)' },
    faults,
    router,
    async move(waybillNo, status, place) {
      const parcel = parcels.find(waybillNo);
      if (!parcel) return { kind: 'unknown' };
      const last = parcel.events.at(-1)?.status;
      if (last === status) return { kind: 'done', state: status };
      if (last === 'signed' || last === 'returned') return { kind: 'ended' };
      const event = { status, at: context.now().toISOString(), place: place ?? placeOf(parcel, status) };
      parcels.keep({ ...parcel, events: [...parcel.events, event] });
      const body = pushBody(keys, operation(waybillNo, event), context.now());
      const id = `${waybillNo}-${parcel.events.length}`;
      await notifier.send({ id, url: context.pushUrl, type: 'application/json', body });
      return { kind: 'done', state: status };
    },
    state: () => ({
      parcels: parcels.all().length,
      pushesWaiting: notifier.messages().filter((message) => message.state === 'waiting').length,
      latest: parcels
        .all()
        .slice(-20)
        .map(({ waybillNo, requestNo, contents, events }) => ({
          trackingNumber: waybillNo,
          requestNo,
          contents,
          state: events.at(-1)?.status ?? 'ordered',
        })),
    }),
    stop: notifier.stop,
  };
}

function openParcels({ directory }: TwinContext) {
  const store = openStore(Parcel, directory === undefined ? undefined : join(directory, 'express-parcels.jsonl'));
  const byRequest = new Map(store.values().map((parcel) => [parcel.requestNo, parcel.waybillNo]));
  const keep = (parcel: Parcel) => {
    store.put(parcel.waybillNo, parcel);
    byRequest.set(parcel.requestNo, parcel.waybillNo);
    return parcel;
  };
  return {
    keep,
    find: (waybillNo: string) => store.get(waybillNo),
    findByRequest: (requestNo: string) => store.get(byRequest.get(requestNo) ?? ''),
    all: () => store.values(),
    make: (order: z.infer<typeof Order>) =>
      keep({
        requestNo: order.logisticsOrderNo,
        waybillNo: waybill(10_000_000 + store.size),
        city: order.receiver.city,
        contents: order.cargos.map((cargo) => cargo.cargoName).join('，'),
        events: [],
      }),
  };
}
type Parcels = ReturnType<typeof openParcels>;

async function exchange(ctx: Context, keys: Keys, parcels: Parcels): Promise<void> {
  const fields = await readFields(ctx);
  const text = unseal(fields['logitcsInterface'] ?? '', keys.signKey);
  const known = fields['senderNo'] === keys.senderNo && fields['authorization'] === keys.authorization;
  const reply =
    !known || text === undefined
      ? refusedReply('S00003', '鉴权失败')
      : refuses(ctx)
        ? refusedReply('B00099', '拒绝受理（模拟故障）')
        : handle(fields['apiCode'] ?? '', JSON.parse(text), parcels);
  const { content, ...rest } = reply;
  ctx.type = 'application/json; charset=utf-8';
  ctx.body = JSON.stringify({ ...rest, retBody: content ? seal(JSON.stringify(content), keys.signKey) : null });
}

function handle(apiCode: string, content: unknown, parcels: Parcels): Reply {
  const done = (body: object): Reply => ({ retCode: '00000', retMsg: '成功', content: body });
  const made = ({ requestNo, waybillNo }: Parcel) => done({ logisticsOrderNo: requestNo, waybillNo });
  switch (apiCode) {
    case '020003': {
      const order = Order.safeParse(content);
      if (!order.success) return refusedReply('B00001', '订单信息不完整');
      return made(parcels.findByRequest(order.data.logisticsOrderNo) ?? parcels.make(order.data));
    }
    case '020004': {
      const asked = z.object({ logisticsOrderNo: z.string() }).safeParse(content);
      const parcel = asked.success ? parcels.findByRequest(asked.data.logisticsOrderNo) : undefined;
      return parcel ? made(parcel) : noSuchOrder;
    }
    case '040001': {
      const asked = z.object({ waybillNo: z.string() }).safeParse(content);
      const parcel = asked.success ? parcels.find(asked.data.waybillNo) : undefined;
      return parcel
        ? done({ responseItems: parcel.events.map((event) => operation(parcel.waybillNo, event)) })
        : noSuchOrder;
    }
    default:
      return refusedReply('S00002', '接口代码不存在');
  }
}

function operation(waybillNo: string, event: Parcel['events'][number]) {
  const { code, name } = codeByStatus[event.status];
  const opTime = dashedTime(new Date(event.at));
  return { waybillNo, opTime, opCode: code, opName: name, opDesc: `${event.place} ${name}`, opOrgName: event.place };
}

function pushBody(keys: Keys, content: object, now: Date): string {
  return JSON.stringify({
    method: '040002',
    msgType: '0',
    senderNo: keys.senderNo,
    serialNo: crypto.randomUUID().replaceAll('-', '').toUpperCase(),
    timeStamp: dashedTime(now),
    version: 'V1.0.0',
    logitcsInterface: seal(JSON.stringify(content), keys.signKey),
  });
}

function placeOf(parcel: Parcel, status: ParcelStatus): string {
  return status === 'collected' || status === 'returned' ? '福州市政务服务中心揽投站' : `${parcel.city}投递部`;
}

function pushTaken(status: number, body: string): boolean {
  return status === 200 && body.includes('"00000"');
}

/** Turns one character of what was sealed. */
function spoilSealed(body: string): string {
  return body.replace(/\|\$4\|(.)/, (_, first: string) => `|$4|${first === 'A' ? 'B' : 'A'}`);
}
