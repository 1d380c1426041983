import type { Hall } from '../../commands/hall.ts';
import { dateOfDay, dayOf, instantOf } from '../../domain/zone.ts';
import { type BoardDay, countDays, countDecided } from '../../entities/board.repository.ts';

/** Days that the trend and the share in time look back, today among them. */
export const lookBack = 30;

export type Past = { days: BoardDay[]; decided: { decided: number; late: number } };

/** What has happened on past days stays as it is, but for a card that is withdrawn: asked for again after so long. */
const keepMs = 60_000;
const most = 200;

const kept = new WeakMap<Hall, Map<string, { until: number; past: Promise<Past> }>>();

/** The days before today, of the areas with these stems; a month of a province is read once a minute, whoever asks. */
export function pastOf(hall: Hall, stems: readonly string[]): Promise<Past> {
  const known = kept.get(hall) ?? new Map();
  kept.set(hall, known);
  const today = dayOf(hall.now());
  const key = `${today} ${stems.toSorted().join()}`;
  const found = known.get(key);
  if (found && found.until > performance.now()) return found.past;
  if (known.size >= most) known.clear();
  const past = read(hall, stems, { from: instantOf(dateOfDay(today - lookBack + 1)), to: instantOf(dateOfDay(today)) });
  known.set(key, { until: performance.now() + keepMs, past });
  past.catch(() => known.delete(key));
  return past;
}

async function read(hall: Hall, stems: readonly string[], span: { from: Date; to: Date }): Promise<Past> {
  const [days, decided] = await Promise.all([
    countDays(hall.orm.em.fork(), stems, span),
    countDecided(hall.orm.em.fork(), stems, span),
  ]);
  return { days, decided };
}
