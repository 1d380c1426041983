import { type ApiProblem, readProblem, unreachable } from './problem.ts';
import type { Answer, CallArguments, Method, PathOf } from './types.ts';

type Request = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/** In memory only: the cookie is HttpOnly, and the token that goes with it is never stored. */
let csrfToken = '';
/** The hall gives English texts only to who asks for them. */
let english = false;
let reauthenticate: () => Promise<boolean> = async () => false;

export const readInEnglish = (wanted: boolean): void => {
  english = wanted;
};

export const setCsrfToken = (token: string): void => {
  csrfToken = token;
};

export const getCsrfToken = (): string => csrfToken;

/** Who asks the person to sign in again when the session has ended under way; `true` means: try the call again. */
export const onSessionEnd = (ask: () => Promise<boolean>): void => {
  reauthenticate = ask;
};

export const sessionEnded = (): Promise<boolean> => reauthenticate();

/** A key that makes a repeated POST give the first answer; also where `crypto.randomUUID` is missing (plain http). */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Asks for a fresh token: a deployment or a new session makes the old one worthless. */
export const refreshCsrfToken = async (): Promise<void> => {
  const response = await fetch('/api/session', { headers: { accept: 'application/json' } });
  if (response.ok) setCsrfToken((await response.json()).csrfToken);
};

/** The hall's HTTP interface, typed by its contract: `api.get('/api/items', { query: { q: '营业执照' } })`. */
export const api = { get: caller('get'), post: caller('post'), put: caller('put'), delete: caller('delete') };

function caller<M extends Method>(method: M) {
  return <P extends PathOf<M>>(path: P, ...options: CallArguments<M, P>): Promise<Answer<M, P>> =>
    send(method, path, options[0] ?? {}, { csrf: true, session: path !== '/api/session' });
}

/** Each kind of retry is allowed once: a fresh CSRF token, and a session begun again. */
type Retries = { csrf: boolean; session: boolean };

async function send<T>(method: Method, path: string, request: Request, retries: Retries): Promise<T> {
  const response = await fetch(address(path, request), initOf(method, request)).catch((reason: unknown) => {
    if (request.signal?.aborted) throw reason;
    throw unreachable();
  });
  if (response.ok) return response.status === 204 ? JSON.parse('null') : response.json();
  const problem = await readProblem(response);
  if (retries.csrf && isCsrf(problem)) {
    await refreshCsrfToken();
    return send(method, path, request, { ...retries, csrf: false });
  }
  if (retries.session && problem.status === 401 && (await reauthenticate())) {
    return send(method, path, request, { ...retries, session: false });
  }
  throw problem;
}

export const isCsrf = (problem: ApiProblem): boolean => problem.status === 403 && problem.code.includes('csrf');

function address(path: string, { params = {}, query = {} }: Request): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  if (english) search.set('language', 'en');
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function initOf(method: Method, { body, idempotencyKey, signal }: Request): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'get') headers['x-csrf-token'] = csrfToken;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  return {
    method: method.toUpperCase(),
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  };
}
