import type { EntityManager } from '@mikro-orm/postgresql';
import { Case } from '../../entities/case/case.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { judgeConduct } from '../supervision/judge-conduct.ts';
import { refreshCaseLight, refreshClock } from './clock-keeper.ts';
import { warnOfClock } from './warn-of-clock.ts';

const batch = 200;

/**
 * Looks at every clock whose light can have changed: lights, warnings and cards come from here, for every item, drawn or
 * not. Several processes may watch at once: each takes rows that nobody else holds. Answers how many were looked at.
 */
export async function watchClocks(hall: Hall): Promise<number> {
  await hall.freshenCalendars();
  let seen = 0;
  for (;;) {
    const looked = await inTransaction(hall, (em) => watchBatch(hall, em));
    seen += looked;
    if (looked < batch) return seen;
  }
}

async function watchBatch(hall: Hall, em: EntityManager): Promise<number> {
  const due = await em.execute<{ id: string }[]>(
    `select id from clocks where ended_at is null and next_check_at <= ? order by next_check_at limit ${batch} for update skip locked`,
    [hall.now()],
  );
  if (due.length === 0) return 0;
  const clocks = await em.find(Clock, { id: { $in: due.map(({ id }) => id) } });
  const cases = await em.find(Case, { id: { $in: [...new Set(clocks.map(({ caseId }) => caseId))] } });
  const byId = new Map(cases.map((subject) => [subject.id, subject]));
  const changed = new Set<Case>();
  for (const clock of clocks) {
    const subject = byId.get(clock.caseId);
    if (!subject) continue;
    const before = clock.light;
    const warned = await look(hall, em, subject, clock);
    if (warned || before !== clock.light) changed.add(subject);
  }
  const inOrder = [...changed].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const subject of inOrder) await refreshCaseLight(hall, em, subject);
  return clocks.length;
}

async function look(hall: Hall, em: EntityManager, subject: Case, clock: Clock): Promise<boolean> {
  const reckoning = refreshClock(hall, clock);
  if (reckoning.paused) await judgeConduct(hall, em, subject);
  return await warnOfClock(hall, em, subject, { clock, reckoning });
}
