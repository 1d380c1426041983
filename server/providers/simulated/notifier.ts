import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { FaultSwitch } from './faults.ts';
import { openStore } from './store.ts';
import type { TwinContext } from './system.ts';

/** A message of a twin to the hall. The twin sends it again, ever more slowly, until the hall has answered as it should. */
const Message = z.object({
  id: z.string(),
  url: z.string(),
  type: z.string(),
  body: z.string(),
  attempts: z.int(),
  state: z.enum(['waiting', 'taken', 'given-up']),
  lastAnswer: z.string().optional(),
});
export type Message = z.infer<typeof Message>;

export interface Notifier {
  /** Sends at once; resolves after the first attempt, whatever came of it. */
  send(message: Pick<Message, 'id' | 'url' | 'type' | 'body'>): Promise<Message>;
  messages(): Message[];
  stop(): Promise<void>;
}

const pausesSeconds = [1, 2, 5, 10, 20, 40, 60, 120, 300, 600, 1800, 3600];
const answerLimitMs = 10_000;

export function openNotifier(
  name: string,
  context: TwinContext,
  rules: { faults: FaultSwitch; spoil: (body: string) => string; taken: (status: number, body: string) => boolean },
): Notifier {
  const file = context.directory === undefined ? undefined : join(context.directory, `${name}-notices.jsonl`);
  const store = openStore(Message, file);
  const ended = new AbortController();
  const running = new Set<Promise<unknown>>();

  function run(message: Message, pauseMs: number): Promise<Message> {
    const work = attempt(message, pauseMs).catch(() => message);
    running.add(work);
    work.finally(() => running.delete(work)).catch(() => undefined);
    return work;
  }

  async function attempt(message: Message, pauseMs: number): Promise<Message> {
    if (pauseMs > 0) await sleep(pauseMs, undefined, { signal: ended.signal, ref: false });
    const answers = await sendWithFaults(message);
    const taken = answers.some((answer) => answer.taken);
    const attempts = message.attempts + 1;
    const pause = pausesSeconds[message.attempts];
    const state = taken ? 'taken' : pause === undefined ? 'given-up' : 'waiting';
    const next = { ...message, attempts, state, lastAnswer: answers.at(-1)?.words ?? '' } as const;
    store.put(next.id, next);
    if (!taken)
      context.log.warn({ system: name, id: next.id, answer: next.lastAnswer }, 'the hall did not take a notice');
    if (state === 'waiting' && pause !== undefined && !ended.signal.aborted) void run(next, pause * 1000);
    return next;
  }

  async function sendWithFaults(message: Message) {
    const mode = rules.faults.draw();
    if (mode === 'down' || mode === 'drop') return [{ taken: false, words: `not sent: ${mode}` }];
    if (mode === 'delay')
      await sleep(rules.faults.fault.seconds * 1000, undefined, { signal: ended.signal, ref: false });
    const sent = mode === 'tamper' ? { ...message, body: rules.spoil(message.body) } : message;
    return Promise.all(Array.from({ length: mode === 'duplicate' ? 5 : 1 }, () => post(sent)));
  }

  async function post({ url, type, body }: Message) {
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(answerLimitMs), ended.signal]);
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body, signal });
      const text = await response.text();
      return { taken: rules.taken(response.status, text), words: `${response.status} ${text.slice(0, 200)}` };
    } catch (error) {
      return { taken: false, words: String(error) };
    }
  }

  for (const message of store.values()) if (message.state === 'waiting') void run(message, 1000);
  return {
    send(message) {
      const known = store.get(message.id);
      if (known) return Promise.resolve(known);
      const first: Message = { ...message, attempts: 0, state: 'waiting' };
      store.put(first.id, first);
      return run(first, 0);
    },
    messages: () => store.values(),
    async stop() {
      ended.abort();
      await Promise.all(running);
    },
  };
}
