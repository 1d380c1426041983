import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { callProvider, parseJson } from './call.ts';
import { ProviderAnswerInvalid } from './errors.ts';

/**
 * The way government data exchanges are usually called: JSON, signed by HMAC-SM3 over key, time, nonce and body. The
 * answer is signed over our nonce too, so that an old answer cannot be played back to us.
 */
export const SignedJsonSettings = z.object({
  url: z.url(),
  appKey: z.string(),
  secret: z.string(),
  timeoutMs: z.int().positive().default(8000),
});
export type SignedJsonSettings = z.infer<typeof SignedJsonSettings>;

export const ExchangeAnswer = z.object({ code: z.string(), message: z.string(), data: z.unknown() });
export type ExchangeAnswer = z.infer<typeof ExchangeAnswer>;

/** HMAC with SM3 (GB/T 32905) over the parts, one a line: 64 hexadecimal digits. */
export function hmacSm3(secret: string, ...parts: string[]): string {
  return createHmac('sm3', secret).update(parts.join('\n')).digest('hex');
}

/** Whether two texts are the same, in a time that does not tell how much of them is. Any text is taken, a stranger's too. */
export function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Sends one signed request and reads its answer, whose signature has been checked; the exchange's own refusal is an answer.
 * @throws ProviderTimeout | ProviderUnavailable | ProviderAnswerInvalid
 */
export async function callSigned(
  provider: string,
  settings: SignedJsonSettings,
  request: { path: string; body: object; at: Date },
): Promise<ExchangeAnswer> {
  const body = JSON.stringify(request.body);
  const time = String(request.at.getTime());
  const nonce = randomUUID();
  const answer = await callProvider({
    provider,
    url: settings.url + request.path,
    timeoutMs: settings.timeoutMs,
    body,
    headers: {
      'content-type': 'application/json',
      'x-app-key': settings.appKey,
      'x-timestamp': time,
      'x-nonce': nonce,
      'x-signature': hmacSm3(settings.secret, settings.appKey, time, nonce, request.path, body),
    },
  });
  const expected = hmacSm3(settings.secret, nonce, answer.text);
  if (!sameText(expected, answer.headers.get('x-signature') ?? '')) {
    throw new ProviderAnswerInvalid(provider, 'the signature of the answer does not fit');
  }
  const parsed = ExchangeAnswer.safeParse(parseJson(provider, answer.text));
  if (!parsed.success) throw new ProviderAnswerInvalid(provider, z.prettifyError(parsed.error));
  return parsed.data;
}
