import type { ExecutionContext } from 'ava';
import { z } from 'zod';
import type { Case } from '../../server/routes/cases/case.schema.ts';
import { caseOf, until } from '../support/person.ts';
import type { RunningHall } from '../support/running-hall.ts';
import { outside, type Walked } from '../support/walk.ts';
import { type Counted, count, type Wall } from './day-by-day.ts';

const Total = z.object({ count: z.coerce.number() });
const Card = z.object({ card: z.string() });
const Now = z.object({ now: z.string() });
const rank = { red: 4, yellow: 3, paused: 2, green: 1, none: 0 };

/** Cases whose every date, light and card is compared with what counting by hand gives. */
export function comparing(t: ExecutionContext, hall: RunningHall, wall: Wall) {
  const cases = new Map<string, Walked & { immediate: boolean; cards: Set<string> }>();
  const figures = { instants: 0, clocks: 0 };
  const now = async () => Date.parse(Now.parse(await (await fetch(`${hall.url}/simulated/clock`)).json()).now);

  /** Nothing is on its way in the engine: a jump of its clock would only disturb it. */
  const settle = () =>
    until(
      'the engine to be at rest',
      async () => {
        const query = `select (select count(*) from outbox) + (select count(*) from tasks where state = 'completing')
          + (select count(*) from element_instances e join process_instances i on i.key = e.process_instance_key
             where e.state = 'active' and e.type = 'SERVICE_TASK' and i.state = 'running') as count`;
        return (await hall.sql(Total, query))[0]?.count === 0;
      },
      120_000,
    );

  async function compare(): Promise<void> {
    await settle();
    // The watch looks once a minute; moving the clock makes it look now. By seconds: on a busy machine one has gone by before the
    // hall is asked, and no clock goes back.
    await outside(hall, 'POST', '/simulated/clock', { now: new Date((await now()) + 10_000).toISOString() });
    await settle();
    figures.instants += 1;
    for (const walked of cases.values()) {
      const subject = await caseOf(walked.applicant, walked.number);
      const at = await now();
      const when = `${subject.number} ${subject.itemCode} at ${new Date(at).toISOString()}`;
      const byHand = subject.clocks.map((clock) =>
        count({ ...clock, area: subject.area, immediate: walked.immediate && clock.kind === 'promise' }, wall, at),
      );
      figures.clocks += byHand.length;
      t.deepEqual(
        subject.clocks.map(({ kind, label, startedAt, deadline, light }) => ({
          kind,
          label,
          startedAt,
          deadline,
          light,
        })),
        subject.clocks.map(({ kind, label, startedAt }, index) => {
          const { deadline = null, light = 'none' } = byHand[index] ?? {};
          return { kind, label, startedAt, deadline, light };
        }),
        when,
      );
      if (subject.endedAt === null) t.is(subject.light, worst(subject, byHand), when);
      expectCards(walked.cards, subject, byHand);
      t.deepEqual(await cardsOf(subject.number), listed(walked.cards), `cards of ${when}`);
    }
  }

  const cardsOf = async (number: string) => {
    const query = `select distinct k.id, a.rule || ' ' || k.kind || ' ' || k.label || ' ' || floor(extract(epoch from k.started_at))::bigint * 1000 as card
      from cards a join clocks k on k.id::text = split_part(a.subject, ':', 1) where a.case_number = ?`;
    return (await hall.sql(Card, query, [number])).map(({ card }) => card).toSorted();
  };

  return {
    figures,
    settle,
    compare,
    watch: (walked: Walked, immediate = false) =>
      void cases.set(walked.number, { ...walked, immediate, cards: new Set() }),
    /** Moves hall and engine to an instant, waits for what a timer does then, and compares. */
    async moveTo(instant: string, timersDone: () => Promise<unknown> = settle): Promise<void> {
      await settle();
      await outside(hall, 'POST', '/simulated/clock', { now: instant });
      await timersDone();
      await compare();
    },
  };
}

const applicants = ['correction', 'payment'];

/** A late step alone is no red case, nor is a late applicant. */
function worst({ clocks }: Case, all: readonly Counted[]): Counted['light'] {
  const counted = all.map(({ light }, index) => ({
    light: light === 'red' && ['step', ...applicants].includes(clocks[index]?.kind ?? '') ? ('yellow' as const) : light,
  }));
  const running = counted.filter(({ light }) => light !== 'none');
  if (running.length === 0) return 'green';
  return running.reduce<Counted['light']>((bad, { light }) => (rank[light] > rank[bad] ? light : bad), 'none');
}

/** One card for each thing that a clock has done wrong, and a reminder where its end was near before. */
function expectCards(cards: Set<string>, subject: Case, byHand: readonly Counted[]): void {
  // Departments that are asked at the same moment have clocks that look alike, in the order of their numbers.
  const alike = new Map<string, number>();
  subject.clocks.forEach(({ kind, label, startedAt, endedAt }, index) => {
    // The applicant's own time makes no card, and an opinion's limit is spoken for by its department's.
    if (applicants.includes(kind) || (kind === 'step' && label === '提出意见')) return;
    const { overdue, near } = byHand[index] ?? {};
    const of = `${kind} ${label} ${Math.floor(Date.parse(startedAt))}`;
    const number = (alike.get(of) ?? 0) + 1;
    alike.set(of, number);
    const rule = kind === 'step' ? 'step-overdue' : 'clock-overdue';
    if (overdue) cards.add(`${rule} ${of}#${number}`);
    else if (near && endedAt === null) cards.add(`near-deadline ${of}#${number}`);
  });
}

const listed = (cards: ReadonlySet<string>): string[] => [...cards].map((card) => card.replace(/#\d+$/, '')).toSorted();
