import * as z from 'zod';
import { callProvider, form, parseJson } from '../call.ts';
import { ProviderAnswerInvalid } from '../errors.ts';
import type { ProviderContext } from '../refusal.ts';
import { dashedTime, parseWireTime } from '../wire-time.ts';
import { seal, unseal } from './ems-cipher.ts';
import { statusByCode } from './ems-codes.ts';
import {
  type DeliveryProvider,
  type ParcelEvent,
  type ParcelPush,
  ParcelRequest,
  type PostalAddress,
} from './provider.ts';
import { isWaybill } from './waybill.ts';

export const EmsSettings = z.object({
  /** The one address that takes every apiCode. */
  endpoint: z.url(),
  senderNo: z.string(),
  authorization: z.string(),
  /** Base64 of 16 bytes. */
  signKey: z.string(),
  timeoutMs: z.int().positive().default(8000),
  /** The post may be asked to answer unsealed (then only TLS vouches for the answer). */
  plainAnswers: z.boolean().default(false),
});
export type EmsSettings = z.infer<typeof EmsSettings>;

const name = 'ems';
const Envelope = z.object({ retCode: z.string(), retMsg: z.string().default(''), retBody: z.string().nullish() });
const Made = z.object({
  logisticsOrderNo: z.string(),
  waybillNo: z.string().refine(isWaybill, 'not a waybill number'),
});
const Operation = z.object({
  waybillNo: z.string().refine(isWaybill, 'not a waybill number'),
  opTime: z.string(),
  opCode: z.string(),
  opName: z.string().default(''),
  opDesc: z.string().default(''),
  opOrgProvName: z.string().default(''),
  opOrgCity: z.string().default(''),
  opOrgName: z.string().default(''),
});
const Found = z.object({ responseItems: z.array(Operation).default([]) });
const Push = z.object({ logitcsInterface: z.string(), senderNo: z.string(), method: z.literal('040002') });
/** The post's words for "no such order". */
const noSuchOrder = 'B00010';

/** The post's interface for contract customers (中国邮政协议客户): apiCode 020003 order, 040001 track, 040002 push. */
export function ems(settings: EmsSettings, { now }: Pick<ProviderContext, 'now'>): DeliveryProvider {
  const exchange = (apiCode: string, content: object) => send(settings, { apiCode, content, at: now() });
  return {
    carrier: 'ems',
    async createParcel(request) {
      const answer = await exchange('020003', orderContent(ParcelRequest.parse(request), settings.senderNo, now()));
      if (answer.refused) return answer.refused;
      return { kind: 'created', trackingNumber: waybillFor(answer.content, request.requestNo) };
    },
    async findParcel(requestNo) {
      const answer = await exchange('020004', { logisticsOrderNo: requestNo });
      if (answer.refused) return answer.refused.code === noSuchOrder ? { kind: 'not-found' } : answer.refused;
      return { kind: 'found', trackingNumber: waybillFor(answer.content, requestNo) };
    },
    async track(trackingNumber) {
      const answer = await exchange('040001', { waybillNo: trackingNumber });
      if (answer.refused?.code === noSuchOrder) return [];
      if (answer.refused) throw new ProviderAnswerInvalid(name, `${answer.refused.code} ${answer.refused.reason}`);
      const { responseItems } = must(Found, answer.content);
      const events = responseItems.flatMap((item) => readOperation(item) ?? []);
      if (events.some((event) => event.trackingNumber !== trackingNumber)) {
        throw new ProviderAnswerInvalid(name, 'the answer is about another parcel');
      }
      return events.sort((a, b) => a.at.getTime() - b.at.getTime());
    },
    readPush: (body) => readPush(body, settings),
    pushAnswer: (ok) => pushAnswer(ok, settings.senderNo),
  };
}

async function send(settings: EmsSettings, { apiCode, content, at }: { apiCode: string; content: object; at: Date }) {
  const fields = {
    apiCode,
    senderNo: settings.senderNo,
    authorization: settings.authorization,
    msgType: '0',
    timeStamp: dashedTime(at),
    version: 'V1.0.0',
    // The misspelling is the post's own.
    logitcsInterface: seal(JSON.stringify(content), settings.signKey),
  };
  const url = settings.endpoint;
  const answer = await callProvider({ provider: name, url, timeoutMs: settings.timeoutMs, ...form(fields) });
  const { retCode, retMsg, retBody } = must(Envelope, parseJson(name, answer.text));
  if (retCode !== '00000') return { refused: { kind: 'refused' as const, code: retCode, reason: retMsg } };
  return { content: parseJson(name, openBody(retBody ?? '', settings)) };
}

function openBody(body: string, { plainAnswers, signKey }: EmsSettings): string {
  const text = plainAnswers && !body.startsWith('|$4|') ? body : unseal(body, signKey);
  if (text === undefined) throw new ProviderAnswerInvalid(name, 'the answer was not sealed with our key');
  return text;
}

function pushAnswer(ok: boolean, senderNo: string) {
  const answer = ok ? { code: '00000', codeMessage: '成功', senderNo } : { code: 'S00001', codeMessage: '验签失败' };
  return { status: 200, type: 'application/json', body: JSON.stringify(answer) };
}

function must<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ProviderAnswerInvalid(name, z.prettifyError(parsed.error));
}

function waybillFor(content: unknown, requestNo: string): string {
  const made = must(Made, content);
  if (made.logisticsOrderNo !== requestNo) throw new ProviderAnswerInvalid(name, 'the answer is about another order');
  return made.waybillNo;
}

function orderContent(request: ParcelRequest, ecommerceUserId: string, at: Date) {
  return {
    ecommerceUserId,
    logisticsOrderNo: request.requestNo,
    createdTime: dashedTime(at),
    bizProductNo: '1',
    contentsAttribute: '1',
    sender: party(request.sender),
    receiver: party(request.receiver),
    cargos: [{ cargoName: request.contents, cargoQuantity: 1 }],
  };
}

function party({ name: person, mobile, province, city, county, address }: PostalAddress) {
  return { name: person, mobile, prov: province, city, county, address };
}

function readOperation(item: z.infer<typeof Operation>): ParcelEvent | undefined {
  const at = parseWireTime(item.opTime);
  if (!at) return undefined;
  return {
    trackingNumber: item.waybillNo,
    status: statusByCode[item.opCode] ?? 'in-transit',
    at,
    place: [item.opOrgProvName, item.opOrgCity, item.opOrgName].filter(Boolean).join(' '),
    description: item.opDesc || item.opName,
  };
}

function readPush(body: string, settings: EmsSettings): ParcelPush {
  try {
    const push = Push.parse(JSON.parse(body));
    if (push.senderNo !== settings.senderNo) return { kind: 'rejected', reason: 'meant for another customer' };
    const text = unseal(push.logitcsInterface, settings.signKey);
    if (text === undefined) return { kind: 'rejected', reason: 'not sealed with our key' };
    const event = readOperation(Operation.parse(JSON.parse(text)));
    return event ? { kind: 'accepted', ...event } : { kind: 'rejected', reason: 'no time of the event' };
  } catch (error) {
    return { kind: 'rejected', reason: error instanceof z.ZodError ? z.prettifyError(error) : 'not a push message' };
  }
}
