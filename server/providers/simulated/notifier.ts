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

export interface SendingRules {
  faults: FaultSwitch;
  /** Changes a message after it was signed. */
  spoil: (body: string) => string;
  /** Whether the hall's answer means that it has taken the message. */
  taken: (status: number, body: string) => boolean;
}

/**
 * Sends a twin's messages, and goes on after a restart with those that wait in the directory's file; without a directory it
 * forgets them.
 */
export function openNotifier(name: string, context: TwinContext, rules: SendingRules): Notifier {
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
    const next = afterAttempt(message, await sendWithFaults(message, rules, ended.signal));
    store.put(next.id, next);
    if (next.state === 'taken') return next;
    context.log.warn({ system: name, id: next.id, answer: next.lastAnswer }, 'the hall did not take a notice');
    const pause = pausesSeconds[message.attempts];
    if (pause !== undefined && !ended.signal.aborted) void run(next, pause * 1000);
    return next;
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

interface Answer {
  taken: boolean;
  words: string;
}

function afterAttempt(message: Message, answers: Answer[]): Message {
  const taken = answers.some((answer) => answer.taken);
  const last = pausesSeconds[message.attempts] === undefined;
  const state = taken ? 'taken' : last ? 'given-up' : 'waiting';
  return { ...message, attempts: message.attempts + 1, state, lastAnswer: answers.at(-1)?.words ?? '' };
}

async function sendWithFaults(message: Message, rules: SendingRules, ended: AbortSignal): Promise<Answer[]> {
  const mode = rules.faults.draw();
  if (mode === 'down' || mode === 'drop') return [{ taken: false, words: `not sent: ${mode}` }];
  if (mode === 'delay') await sleep(rules.faults.fault.seconds * 1000, undefined, { signal: ended, ref: false });
  const sent = mode === 'tamper' ? { ...message, body: rules.spoil(message.body) } : message;
  return Promise.all(Array.from({ length: mode === 'duplicate' ? 5 : 1 }, () => post(sent, rules, ended)));
}

async function post({ url, type, body }: Message, rules: SendingRules, ended: AbortSignal): Promise<Answer> {
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(answerLimitMs), ended]);
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body, signal });
    const text = await response.text();
    return { taken: rules.taken(response.status, text), words: `${response.status} ${text.slice(0, 200)}` };
  } catch (error) {
    return { taken: false, words: String(error) };
  }
}
