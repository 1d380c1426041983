import { join } from 'node:path';
import Router from '@koa/router';
import * as z from 'zod';
import { maskPhone } from '../../../domain/identity-number.ts';
import type { ExchangeAnswer } from '../../signed-json.ts';
import { faultSwitch, withFaults } from '../../simulated/faults.ts';
import type { SimulatedKeys } from '../../simulated/keys.ts';
import { signedService, spoilJson } from '../../simulated/signed-service.ts';
import { openStore } from '../../simulated/store.ts';
import type { TwinContext, TwinSystem } from '../../simulated/system.ts';
import { NoticeMessage } from '../provider.ts';

const Received = NoticeMessage.extend({ at: z.iso.datetime(), receipt: z.string(), times: z.int() });

/** The text message house: delivers each id once and shows what it received. */
export function simulatedSms(keys: SimulatedKeys['notice'], context: TwinContext): TwinSystem {
  const faults = faultSwitch();
  const file = context.directory === undefined ? undefined : join(context.directory, 'notice-messages.jsonl');
  const store = openStore(Received, file);

  function receive(body: unknown): ExchangeAnswer {
    const message = NoticeMessage.safeParse(body);
    if (!message.success) return { code: '92', message: '短信内容不完整', data: null };
    const { id, to, text } = message.data;
    const known = store.get(id);
    if (known && (known.text !== text || known.to !== to))
      return { code: '93', message: '编号已用于另一条短信', data: null };
    const receipt = known?.receipt ?? `R${String(store.size + 1).padStart(8, '0')}`;
    const at = known?.at ?? context.now().toISOString();
    store.put(id, { ...message.data, at, receipt, times: (known?.times ?? 0) + 1 });
    return { code: '00', message: '成功', data: { id, receipt } };
  }

  const router = new Router({ prefix: '/notice' });
  router.post('/messages', withFaults(faults, spoilJson), signedService(keys, context.now)('/messages', receive));
  return {
    name: 'notice',
    title: { zh: '短信通道（模拟）', en: 'Text messages (simulated)' },
    faults,
    router,
    // Its page needs no session: a number is shown as far as its owner knows it again.
    state: () => ({
      messages: store.size,
      latest: store
        .values()
        .slice(-20)
        .map((message) => ({ ...message, to: maskPhone(message.to) })),
    }),
    stop: () => Promise.resolve(),
  };
}
