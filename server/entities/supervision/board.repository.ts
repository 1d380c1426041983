import type { EntityManager } from '@mikro-orm/postgresql';
import type { Light } from '../case/case.ts';
import { type AreaStems, openCardCondition, textArray } from './supervision.repository.ts';

/** Running cases of one department, item, area and light. */
export type BoardCell = { department: string; item: string; area: string; light: Light; count: number };

const likes = (stems: AreaStems): string => textArray(stems.map((stem) => `${stem}%`));

/**
 * The lights of all running cases, counted by PostgreSQL within one partial index that holds just these columns. Only a
 * red case is looked at closer: it counts where the late limit is, with the lead department if one of its own is late.
 */
export async function countLights(em: EntityManager, stems: AreaStems): Promise<BoardCell[]> {
  return await em.execute<BoardCell[]>(
    `select department, item_code as item, area, light, count(*)::int as count from cases
     where ended_at is null and light <> 'red' and area like any(?::text[]) group by area, department, item_code, light
     union all
     select coalesce(late.department, c.department), c.item_code, c.area, c.light, count(*)::int from cases c
     left join lateral (select k.department from clocks k
       where k.case_id = c.id and k.ended_at is null and k.light = 'red' and k.kind <> 'step'
       order by k.department = c.department desc, k.deadline, k.id limit 1) late on true
     where c.ended_at is null and c.light = 'red' and c.area like any(?::text[]) group by 1, 2, 3, 4`,
    [likes(stems), likes(stems)],
  );
}

export type BoardCounts = {
  openCards: number;
  openIncidents: number;
  /** Cases decided since the instant, and those among them that a red card says were late. */
  decided: number;
  late: number;
};

/** The board's other numbers, in one round trip. A withdrawn card was a mistake and makes no case late. */
export async function countBoard(em: EntityManager, stems: AreaStems, decidedSince: Date): Promise<BoardCounts> {
  const areas = likes(stems);
  const [row] = await em.execute<{ cards: number; incidents: number; decided: number; late: number }[]>(
    `select
       (select count(*)::int from cards where ${openCardCondition} and area like any(?::text[])) as cards,
       (select count(*)::int from incidents i join cases c on c.id = i.case_id
         where i.state <> 'resolved' and c.area like any(?::text[])) as incidents,
       (select count(*)::int from cases where decided_at >= ? and area like any(?::text[])) as decided,
       (select count(distinct k.case_id)::int from cards k join cases c on c.id = k.case_id
         where k.rule = 'clock-overdue' and k.clock_kind in ('law', 'promise', 'initial-review') and k.state <> 'withdrawn'
           and c.decided_at >= ? and c.area like any(?::text[])) as late`,
    [areas, areas, decidedSince, areas, decidedSince, areas],
  );
  const { cards = 0, incidents = 0, decided = 0, late = 0 } = row ?? {};
  return { openCards: cards, openIncidents: incidents, decided, late };
}

/** What happened on a day in Shanghai ('YYYY-MM-DD'). */
export type BoardDay = { date: string; submitted: number; ended: number; red: number };

/** Cases handed in, cases ended and red cards issued since the instant, by day; days without any are left out. */
export async function countDays(em: EntityManager, stems: AreaStems, since: Date): Promise<BoardDay[]> {
  const areas = likes(stems);
  const perDay = (column: string, as: number, from: string) =>
    `select (${column} at time zone 'Asia/Shanghai')::date as day, ${[0, 1, 2].map((i) => (i === as ? 1 : 0)).join(', ')}
     from ${from} and ${column} >= ? and area like any(?::text[])`;
  return await em.execute<BoardDay[]>(
    `select to_char(day, 'YYYY-MM-DD') as date, sum(s)::int as submitted, sum(e)::int as ended, sum(r)::int as red
     from (${perDay('submitted_at', 0, 'cases where true')}
           union all ${perDay('ended_at', 1, 'cases where true')}
           union all ${perDay('issued_at', 2, "cards where colour = 'red'")}) as happened(day, s, e, r)
     group by day order by day`,
    [since, areas, since, areas, since, areas],
  );
}

/** Whether a running clock of these areas ends in or after the year and was reckoned without an official calendar. */
export async function hasProvisionalClocks(em: EntityManager, stems: AreaStems, year: number): Promise<boolean> {
  const rows = await em.execute<unknown[] & object[]>(
    `select 1 as found from clocks where provisional and ended_at is null and area like any(?::text[])
       and (deadline is null or deadline >= ?) limit 1`,
    [likes(stems), new Date(`${year}-01-01T00:00:00+08:00`)],
  );
  return rows.length > 0;
}
