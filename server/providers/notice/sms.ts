import * as z from 'zod';
import { ProviderAnswerInvalid } from '../errors.ts';
import type { ProviderContext } from '../refusal.ts';
import { callSigned, type SignedJsonSettings } from '../signed-json.ts';
import { NoticeMessage, type NoticeProvider } from './provider.ts';

const Sent = z.object({ id: z.string(), receipt: z.string() });

/** A text message house over signed JSON. */
export function sms(settings: SignedJsonSettings, { now }: Pick<ProviderContext, 'now'>): NoticeProvider {
  return {
    async send(message) {
      const body = NoticeMessage.safeParse(message);
      if (!body.success) return { kind: 'refused', code: 'malformed', reason: '手机号码不能接收短信' };
      const answer = await callSigned('notice', settings, {
        path: '/messages',
        body: body.data,
        at: now(),
      });
      if (answer.code !== '00') return { kind: 'refused', code: answer.code, reason: answer.message };
      const sent = Sent.safeParse(answer.data);
      if (!sent.success || sent.data.id !== message.id) {
        throw new ProviderAnswerInvalid('notice', 'the answer is about another message');
      }
      return { kind: 'sent', receipt: sent.data.receipt };
    },
  };
}
