const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A length of time in its largest fitting unit: 5400 s is 1.5 hours, as one says it. */
export function durationIn(language: string, seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? ['second', 1];
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'unit',
    unit,
    unitDisplay: language === 'zh' ? 'short' : 'long',
    maximumFractionDigits: 1,
  }).format(seconds / size);
}
