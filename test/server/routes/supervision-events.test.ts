import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { Account } from '../../../server/entities/account.ts';
import { handle } from '../../../server/routes/handler.ts';
import { streamSupervision } from '../../../server/routes/supervision/schema.ts';
import { gathered, streamTo } from '../../../server/routes/supervision/stream.ts';
import { buildAccount } from '../../support/build.ts';
import { eventually } from '../../support/engine.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

const pace = { atMostEvery: 300, settle: 20, recheck: 100 };

test('a burst of events reaches the browser as one, and what follows it as one more', async (t) => {
  const { hall, events } = await listening(t);
  for (let i = 0; i < 50; i += 1) hall.tell({ kind: 'board' });
  await eventually('first event', () => events.length === 1);
  for (let i = 0; i < 50; i += 1) hall.tell({ kind: 'board' });
  hall.tell({ kind: 'task' });
  await sleep(1000);
  t.deepEqual(events, ['board', 'board']);
});

test('cards and incidents do not wait for the board', async (t) => {
  const { hall, events } = await listening(t);
  hall.tell({ kind: 'board' });
  hall.tell({ kind: 'card', department: '350102-market' });
  hall.tell({ kind: 'incident' });
  await eventually('all kinds', () => events.length === 3);
  t.deepEqual(events.toSorted(), ['board', 'card', 'incident']);
});

test('the stream ends when its reader is no supervisor any more', async (t) => {
  const { hall, account, ended } = await listening(t);
  await hall.orm.em.fork().nativeUpdate(Account, { account }, { roles: ['applicant'] });
  await eventually('end of the stream', () => ended());
  t.pass();
});

test('the answer is an event stream that no cache keeps', async (t) => {
  const { response } = await listening(t);
  t.is(response.status, 200);
  t.regex(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  t.regex(response.headers.get('cache-control') ?? '', /no-store/);
});

test('events of one kind keep their distance, and the last one is never lost', async (t) => {
  const sent: number[] = [];
  const tell = gathered(() => sent.push(performance.now()), { atMostEvery: 100, settle: 1 });
  let lastTold = 0;
  for (let i = 0; i < 20; i += 1) {
    lastTold = performance.now();
    tell('board');
    await sleep(25);
  }
  await eventually('what was told last', () => (sent.at(-1) ?? 0) >= lastTold);
  const distances = sent.slice(1).map((at, index) => at - (sent[index] ?? 0));
  // A timer may ring a millisecond early by another clock.
  t.true(distances.length > 1 && distances.every((distance) => distance >= 98), distances.join(' '));
});

async function listening(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const route = handle(streamSupervision, async (call) => streamTo(call.hall, call.actor, call.ctx, pace));
  const { url } = await serve(t, hall, [route]);
  const { account } = await buildAccount(hall, { roles: ['supervisor'], areas: ['350000'] });
  const gone = new AbortController();
  t.teardown(() => gone.abort());
  const response = await fetch(url + streamSupervision.path, {
    headers: { 'x-account': account },
    signal: gone.signal,
  });
  const events: string[] = [];
  const state = { ended: false };
  void read(response, (event) => events.push(event)).then(() => {
    state.ended = true;
  });
  return { hall, account, response, events, ended: () => state.ended };
}

async function read(response: Response, heard: (event: string) => void): Promise<void> {
  try {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? [])
      for (const [, event = ''] of decoder.decode(chunk, { stream: true }).matchAll(/^event: ?(.+)$/gm)) heard(event);
  } catch {
    // The test has closed the line.
  }
}
