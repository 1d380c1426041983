import * as z from 'zod';
import { Refusal } from '../refusal.ts';

export const NoticeMessage = z.object({
  /** Our own number: the same id is delivered to the reader once, however often it is sent. */
  id: z.string().min(1).max(64),
  channel: z.literal('sms'),
  to: z.string().regex(/^\+?\d{5,15}$/),
  text: z.string().min(1).max(1000),
});
export type NoticeMessage = z.infer<typeof NoticeMessage>;

export const SendNoticeResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), receipt: z.string() }),
  Refusal,
]);
export type SendNoticeResult = z.infer<typeof SendNoticeResult>;

/** The outer channel of notices. Idempotent by id, so after a `ProviderTimeout` the same message may be sent again. */
export interface NoticeProvider {
  send(message: NoticeMessage): Promise<SendNoticeResult>;
}
