import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { z } from 'zod';

export type Called = { status: number; body: unknown; ms: number };

/** A signed-in person's calls to the hall, over connections that are kept. */
export type Person = {
  get(path: string): Promise<Called>;
  post(path: string, body?: unknown): Promise<Called>;
};

// node:http and not fetch: it takes half the work, and load and hall share the machine.
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const SignedIn = z.object({ csrfToken: z.string() });

/** Signs in as a browser does: cookie and CSRF token. Throws if the hall does not let the account in. */
export async function signIn(url: string, account: string, password: string): Promise<Person> {
  const state = { cookies: new Map<string, string>(), csrfToken: '' };
  const call = async (method: string, path: string, body?: unknown): Promise<Called> => {
    const started = performance.now();
    const answer = await send(new URL(path, url), method, body, {
      ...(state.cookies.size > 0 ? { cookie: [...state.cookies].map((pair) => pair.join('=')).join('; ') } : {}),
      ...(state.csrfToken ? { 'x-csrf-token': state.csrfToken } : {}),
    });
    keepCookies(state.cookies, answer.headers);
    const { status, text } = answer;
    const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : text;
    return { status, body: parsed, ms: performance.now() - started };
  };
  const answer = await call('POST', '/api/session', { account, password });
  if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${JSON.stringify(answer.body)}`);
  state.csrfToken = SignedIn.parse(answer.body).csrfToken;
  return { get: (path) => call('GET', path), post: (path, body) => call('POST', path, body ?? {}) };
}

function keepCookies(cookies: Map<string, string>, headers: IncomingHttpHeaders): void {
  for (const cookie of headers['set-cookie'] ?? []) {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

type Answer = { status: number; text: string; headers: IncomingHttpHeaders };

function send(url: URL, method: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const asked = request(url, {
      agent,
      method,
      headers: {
        ...headers,
        ...(payload === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      },
    });
    // The hall closes an idle connection just when we take it again: nothing was read yet, so the call may be repeated.
    const again = (error: NodeJS.ErrnoException) =>
      asked.reusedSocket && error.code === 'ECONNRESET'
        ? send(url, method, body, headers).then(resolve, reject)
        : reject(error);
    asked.once('error', again).once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.once('error', reject).once('end', () => {
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
      });
    });
    asked.end(payload);
  });
}
