import { ProviderAnswerInvalid, ProviderTimeout, ProviderUnavailable } from './errors.ts';

export interface Call {
  provider: string;
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** Codes that are raised before a byte of the request has left. */
const notSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * One HTTP request to an outer system, sent once and never again from here.
 * @throws ProviderUnavailable when nothing can have happened
 * @throws ProviderTimeout when it may have happened but no whole answer came
 */
export async function callProvider(call: Call): Promise<Answer> {
  try {
    const response = await fetch(call.url, {
      method: call.method ?? 'POST',
      // A kept connection that the other side has just closed would make an outage look like a lost answer.
      headers: { ...call.headers, connection: 'close' },
      ...(call.body === undefined ? {} : { body: call.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    const text = await response.text();
    // 503 is the one status that says of itself that the work was not taken on; 500, 502 and 504 leave it open.
    if (response.status === 503) throw new ProviderUnavailable(call.provider, 'out of service (503)');
    if (response.status >= 500) throw new ProviderTimeout(call.provider, `no answer (HTTP ${response.status})`);
    return { status: response.status, headers: response.headers, text };
  } catch (error) {
    throw asProviderError(call.provider, error);
  }
}

/** Headers and body of a request that sends fields as a web form does, in UTF-8. */
export function form(fields: Record<string, string>): { headers: Record<string, string>; body: string } {
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: new URLSearchParams(fields).toString(),
  };
}

/** @throws ProviderAnswerInvalid */
export function parseJson(provider: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProviderAnswerInvalid(provider, 'the answer is not JSON', cause);
  }
}

function asProviderError(provider: string, error: unknown): unknown {
  if (error instanceof ProviderUnavailable || error instanceof ProviderTimeout) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new ProviderTimeout(provider, 'no answer within the time limit', error);
  }
  if (error instanceof TypeError) {
    return notSent.has(codeOf(error.cause))
      ? new ProviderUnavailable(provider, 'cannot be reached', error)
      : new ProviderTimeout(provider, 'the connection broke before an answer came', error);
  }
  return error;
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
