/**
 * A sample's answers with their dates. A date may be said by its distance, for a day that is written down soon lies in the past:
 * '+10 working-day', or with a time of that day '+0 working-day 10:00'.
 */
export const withDates = (answers: unknown, addWorkingDays: (days: number) => string): unknown =>
  JSON.parse(JSON.stringify(answers ?? null), (_key, value: unknown) => {
    const [said, days, time] = typeof value === 'string' ? (distance.exec(value) ?? []) : [];
    if (said === undefined) return value;
    const date = addWorkingDays(Number(days));
    return time === undefined ? date : `${date}T${time}:00+08:00`;
  });

const distance = /^\+(\d{1,3}) working-day(?: (\d\d:\d\d))?$/;
