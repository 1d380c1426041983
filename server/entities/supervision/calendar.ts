import { defineEntity, p } from '@mikro-orm/postgresql';

const CalendarDaySchema = defineEntity({
  name: 'CalendarDay',
  tableName: 'calendar_days',
  properties: {
    area: p.string().length(9).primary(),
    date: p.date().primary(),
    kind: p.string().length(8).$type<'holiday' | 'workday'>(),
    name: p.text(),
    source: p.text(),
  },
});
/** A day that differs from the week's rule, in an area and all below it. */
export class CalendarDay extends CalendarDaySchema.class {}
CalendarDaySchema.setClass(CalendarDay);

const CalendarYearSchema = defineEntity({
  name: 'CalendarYear',
  tableName: 'calendar_years',
  properties: { year: p.integer().primary(), source: p.text(), loadedAt: p.datetime() },
});
/** A year whose official calendar is loaded; any other is reckoned provisionally. */
export class CalendarYear extends CalendarYearSchema.class {}
CalendarYearSchema.setClass(CalendarYear);
