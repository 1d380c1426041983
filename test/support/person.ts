import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Case } from '../../server/routes/cases/case.schema.ts';
import type { RunningHall } from './running-hall.ts';

export type Answer = { status: number; body: unknown };

/** Somebody at a browser: signed in, with his cookies and the token that changes need. */
export type Person = {
  account: string;
  get(path: string): Promise<Answer>;
  send(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  upload(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  bytes(path: string): Promise<Buffer>;
  /** A request as he sends it, whatever its form; gives the answer unread. */
  request(method: string, path: string, body?: BodyInit, headers?: Record<string, string>): Promise<Response>;
  /** What makes another program him. */
  session(): { cookie: string; token: string };
};

const Session = z.object({ csrfToken: z.string() });
const Uploaded = z.object({ id: z.string() });

export async function signIn(
  hall: Pick<RunningHall, 'url'> & Partial<Pick<RunningHall, 'password'>>,
  account: string,
  password = hall.password ?? 'lianban-2026',
): Promise<Person> {
  const jar = new Map<string, string>();
  const state = { token: '' };
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = async (method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) => {
    const response = await fetch(hall.url + path, {
      method,
      headers: { accept: 'application/json', cookie: cookies(), 'x-csrf-token': state.token, ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(60_000),
      ...(body === undefined ? {} : { body }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const send: Person['send'] = async (method, path, body = {}, headers = {}) =>
    read(await request(method, path, JSON.stringify(body), { 'content-type': 'application/json', ...headers }));
  const signedIn = await send('POST', '/api/session', { account, password });
  if (signedIn.status !== 200) throw new Error(`${account} could not sign in: ${JSON.stringify(signedIn)}`);
  const get = async (path: string) => read(await request('GET', path));
  state.token = Session.parse((await get('/api/session')).body).csrfToken;
  return {
    account,
    get,
    send,
    async upload(name, bytes) {
      const form = new FormData();
      form.append('file', new Blob([bytes]), name);
      return Uploaded.parse((await read(await request('POST', '/api/files', form))).body).id;
    },
    bytes: async (path) => Buffer.from(await (await request('GET', path)).arrayBuffer()),
    request,
    session: () => ({ cookie: cookies(), token: state.token }),
  };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return { status: response.status, body: text };
  }
}

/** What an answer that must be good says; else throws with all that came. */
export function expect<T extends z.ZodType>(schema: T, { status, body }: Answer): z.infer<T> {
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return schema.parse(body);
}

export const caseOf = async (person: Person, number: string): Promise<Case> =>
  expect(Case, await person.get(`/api/cases/${number}`));

/** Waits until `find` gives something; fails with `what` after the limit. */
export async function until<T>(what: string, find: () => Promise<T | undefined | false>, limitMs = 60_000): Promise<T> {
  for (const end = Date.now() + limitMs; ; await sleep(100)) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
  }
}
