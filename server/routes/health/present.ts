import type { z } from 'zod';
import type { Hall } from '../../commands/hall.ts';
import { province } from '../../domain/area.ts';
import { calendarYearsDue } from '../../domain/clock/calendar.ts';
import { dateOf } from '../../domain/clock/zone.ts';
import type { getHealth, HealthProblem } from './schema.ts';

type Parts = { engine: boolean; database: boolean; redis: boolean };
type Answer =
  | { status: 200; type: 'application/json'; body: z.input<typeof getHealth.response> }
  | { status: 503; type: 'application/problem+json'; body: z.input<typeof HealthProblem> };

const names = { engine: '流程引擎', database: '数据库', redis: 'Redis' } as const;

/** 200 when all answer; else a problem that says which does not. */
export function presentHealth(hall: Hall, parts: Parts, auditBroken: boolean): Answer {
  const warnings = [
    ...(auditBroken ? ['操作日志校验不符，可能被改动，请立即核查'] : []),
    ...hall.faults().map(inWords),
    ...(parts.database ? calendarWarnings(hall) : []),
  ];
  const { engine, database, redis } = parts;
  if (engine && database && redis)
    return { status: 200, type: 'application/json', body: { status: 'ok', ...parts, warnings } };
  const down = [
    ...(engine ? [] : [names.engine]),
    ...(database ? [] : [names.database]),
    ...(redis ? [] : [names.redis]),
  ];
  return {
    status: 503,
    type: 'application/problem+json',
    body: {
      type: 'https://lianban.example/problems/degraded',
      title: '部分系统没有答复',
      status: 503,
      code: 'degraded',
      detail: `没有答复：${down.join('、')}`,
      ...parts,
      warnings,
    },
  };
}

const inWords = ({ file, element, message }: ReturnType<Hall['faults']>[number]): string =>
  `${file}${element ? `“${element}”` : ''}：${message}`;

/** The notice for the next year comes out in autumn; without it every deadline behind New Year is provisional. */
export function calendarWarnings(hall: Hall): string[] {
  const calendar = hall.calendar(province);
  return calendarYearsDue(dateOf(hall.now()))
    .filter((each) => !calendar.coversYear(each))
    .map((each) => `${each}年的节假日安排尚未录入，有关期限均为暂定，请尽快录入`);
}
