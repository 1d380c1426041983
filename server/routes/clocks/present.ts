import type { z } from 'zod';
import { reckoningOf } from '../../commands/clocks/clock-keeper.ts';
import type { Hall } from '../../commands/hall.ts';
import { explanationInWords } from '../../domain/clock/explanation.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { Clock } from '../../entities/supervision/clock.ts';
import type { Clock as ClockSchema } from './schema.ts';

/** A clock that explains itself: what it started from, what paused it, when it ends. An ended one is shown as it was at its end. */
export function presentClock(hall: Hall, clock: Clock): z.input<typeof ClockSchema> {
  const reckoning = reckoningOf(hall, clock, clock.endedAt ?? hall.now());
  const words = (language: 'zh' | 'en') =>
    reckoning.explanation.map((part) => explanationInWords(part, language)).join(language === 'zh' ? '；' : '; ');
  return {
    kind: clock.kind,
    label: clock.label,
    basis: clock.basis,
    department: hall.catalogue().organisation.departmentName(clock.department),
    amount: clock.amount,
    extension: clock.extension,
    unit: clock.unit,
    isPeriod: clock.isPeriod,
    startedAt: formatInstant(clock.startedAt),
    deadline: reckoning.deadline && formatInstant(reckoning.deadline),
    endedAt: clock.endedAt && formatInstant(clock.endedAt),
    elapsed: reckoning.elapsed,
    remaining: reckoning.remaining,
    paused: clock.endedAt === null && reckoning.paused,
    pauses: clock.pauses.map(({ from, to, reason, basis, expectedEnd }) => ({
      from: formatInstant(new Date(from)),
      to: to === null ? null : formatInstant(new Date(to)),
      reason,
      basis,
      expectedEnd: expectedEnd === null ? null : formatInstant(new Date(expectedEnd)),
    })),
    light: clock.endedAt ? 'none' : clock.light,
    provisional: reckoning.provisional,
    explanation: { zh: words('zh'), en: words('en') },
  };
}
