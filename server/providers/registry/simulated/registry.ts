import { join } from 'node:path';
import Router from '@koa/router';
import * as z from 'zod';
import type { ExchangeAnswer } from '../../signed-json.ts';
import { faultSwitch, withFaults } from '../../simulated/faults.ts';
import type { SimulatedKeys } from '../../simulated/keys.ts';
import { signedService, spoilJson } from '../../simulated/signed-service.ts';
import { openStore } from '../../simulated/store.ts';
import type { TwinContext, TwinSystem } from '../../simulated/system.ts';
import { systemOf } from '../exchange.ts';
import {
  IdentityCheck,
  LegalPersonCheck,
  type PurposeOfUse,
  RegistryRequest,
  type RegistrySystem,
} from '../provider.ts';
import { holdingDocument } from './document.ts';
import { findHolding } from './find.ts';
import type { RegistrySample } from './sample.ts';

/** A line of the log of uses: who was looked up, why, and for which case. Numbers of persons are masked. */
const Use = z.object({
  at: z.iso.datetime(),
  what: z.string(),
  subject: z.string(),
  purpose: z.string(),
  caseNumber: z.string(),
  itemCode: z.string(),
  outcome: z.string(),
});

const titles: Record<RegistrySystem, { zh: string; en: string }> = {
  population: { zh: '人口基础库（模拟）', en: 'Population registry (simulated)' },
  'legal-person': { zh: '法人单位基础库（模拟）', en: 'Legal-person registry (simulated)' },
  'licence-library': { zh: '电子证照库（模拟）', en: 'Licence library (simulated)' },
};
const ok = (data: unknown): ExchangeAnswer => ({ code: '00', message: '成功', data });
const badRequest: ExchangeAnswer = {
  code: '92',
  message: '用证事由、办件编号、事项编码和查询对象均为必填',
  data: null,
};

/** One of the three registries, on the sample data. */
export function simulatedRegistry(
  name: RegistrySystem,
  keys: SimulatedKeys,
  context: TwinContext & { sample: RegistrySample },
): TwinSystem {
  const faults = faultSwitch();
  const log = openUses(name, context);
  const service = signedService(keys[name], context.now);
  const router = new Router({ prefix: `/${name}` });
  const wire = withFaults(faults, spoilJson);

  async function look(body: unknown): Promise<ExchangeAnswer> {
    const request = RegistryRequest.safeParse(body);
    if (!request.success || systemOf(request.data.query) !== name) return badRequest;
    const { query, subject, purpose, caseNumber, itemCode } = request.data;
    const holding = findHolding(context.sample, query, subject);
    log.add(query, subject.certNo, request.data, holding ? 'found' : 'not-found');
    if (!holding) return { code: '04', message: '未查询到数据', data: null };
    const { title: _, ...rest } = holding;
    const use = `仅供办件 ${caseNumber}（${itemCode}）使用，用证事由：${purpose}`;
    const { bytes, ...document } = await holdingDocument(holding, use);
    return ok({ ...rest, document: { ...document, base64: Buffer.from(bytes).toString('base64') } });
  }

  function verify(body: unknown): ExchangeAnswer {
    const verdict = name === 'population' ? verifyPerson(context.sample, body) : verifyEnterprise(context.sample, body);
    if (!verdict) return badRequest;
    log.add('verify', verdict.subject, verdict.use, verdict.reason);
    return ok({ matched: verdict.reason === 'matched', reason: verdict.reason });
  }

  router.post('/look', wire, service('/look', look));
  if (name !== 'licence-library') router.post('/verify', wire, service('/verify', verify));
  const state = () => ({ uses: log.all().length, latest: log.all().slice(-20) });
  return { name, title: titles[name], faults, router, state, stop: () => Promise.resolve() };
}

function openUses(name: string, { directory, now }: TwinContext) {
  const store = openStore(Use, directory === undefined ? undefined : join(directory, `${name}-uses.jsonl`));
  return {
    all: () => store.values(),
    add(what: string, subject: string, { purpose, caseNumber, itemCode }: PurposeOfUse, outcome: string) {
      const masked = `${subject.slice(0, 6)}********${subject.slice(-4)}`;
      const use = { at: now().toISOString(), what, subject: masked, purpose, caseNumber, itemCode, outcome };
      store.put(String(store.size + 1), use);
    },
  };
}

function verifyPerson(sample: RegistrySample, body: unknown) {
  const check = IdentityCheck.safeParse(body);
  if (!check.success) return undefined;
  const { name, identityNumber } = check.data;
  const person = sample.people.find((one) => one.identityNumber === identityNumber);
  const reason = !person ? 'no-such-person' : person.name === name ? 'matched' : 'name-differs';
  return { reason, subject: identityNumber, use: check.data };
}

function verifyEnterprise(sample: RegistrySample, body: unknown) {
  const check = LegalPersonCheck.safeParse(body);
  if (!check.success) return undefined;
  const { name, creditCode, representative } = check.data;
  const found = sample.enterprises.find((one) => one.creditCode === creditCode);
  const reason = !found
    ? 'no-such-legal-person'
    : found.name !== name
      ? 'name-differs'
      : found.state !== '存续'
        ? 'not-in-being'
        : representative !== undefined && representative !== found.representative
          ? 'representative-differs'
          : 'matched';
  return { reason, subject: creditCode, use: check.data };
}
