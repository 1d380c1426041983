import type { EngineClock } from '../../engine/clock.ts';
import type { Hall } from '../hall.ts';
import { Refusal } from '../refusal.ts';
import { watchClocks } from './watch-clocks.ts';

/** Further than any limit: a slip of the year must not leave the demonstration beyond every calendar. */
const furthest = 10 * 366 * 86_400_000;

/** Sets the hall's own clock, as an offset to the machine's in milliseconds. */
export type SetOffset = (offsetMs: number) => void;

/**
 * Moves the clock of the hall and of the engine forward together, never back, and lets the watch look at once.
 * Demonstration and tests only.
 */
export async function moveClock(hall: Hall, engine: EngineClock, set: SetOffset, to: Date): Promise<Date> {
  const ahead = to.getTime() - hall.now().getTime();
  if (ahead < 0) throw new Refusal('wrong-state', '时钟只能向前拨');
  if (ahead > furthest)
    throw new Refusal('invalid', '一次最多向前拨十年', [{ pointer: '/now', message: '一次最多向前拨十年' }]);
  const engineNow = await engine.now();
  await engine.add(Math.max(0, to.getTime() - engineNow.getTime()));
  set(to.getTime() - Date.now());
  await hall.orm.em
    .fork()
    .execute(
      "insert into inbox (id, answer, at) values ('demo-clock', ?::jsonb, now()) on conflict (id) do update set answer = excluded.answer, at = now()",
      [JSON.stringify({ offsetMs: to.getTime() - Date.now() })],
    );
  hall.tell({ kind: 'clock' });
  await watchClocks(hall);
  return hall.now();
}

/** After a restart of a moved hall its clock goes on from where it was: the engine's moved time does not come back by itself. */
export async function restoreClock(hall: Hall, engine: EngineClock | undefined, set: SetOffset): Promise<void> {
  const [row] = await hall.orm.em
    .fork()
    .execute<{ answer: { offsetMs: number } }[]>("select answer from inbox where id = 'demo-clock'");
  if (!row || engine === undefined) return;
  set(row.answer.offsetMs);
  const behind = Date.now() + row.answer.offsetMs - (await engine.now()).getTime();
  if (behind > 1000) await engine.add(behind);
}
