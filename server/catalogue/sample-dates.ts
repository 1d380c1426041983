/**
 * A sample's answers with their dates. A date may be said by its distance, for a day that is written down soon lies in the past:
 * '+10 working-day'.
 */
export const withDates = (answers: unknown, addWorkingDays: (days: number) => string): unknown =>
  JSON.parse(JSON.stringify(answers ?? null), (_key, value: unknown) => {
    const days = typeof value === 'string' ? /^\+(\d{1,3}) working-day$/.exec(value)?.[1] : undefined;
    return days === undefined ? value : addWorkingDays(Number(days));
  });
