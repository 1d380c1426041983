import { useLanguage } from '../i18n/language.ts';

const zone = 'Asia/Shanghai';
const locales = { zh: 'zh-CN', en: 'en-GB' } as const;
type Tongue = keyof typeof locales;

/** The moment in the hall's zone, wherever the reader is: 2026年11月23日 09:30. */
export const formatInstant = (value: string, language: Tongue): string =>
  new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(value));

/** The day of a moment, or of a calendar date (`2026-11-23`), in the hall's zone. */
export const formatDay = (value: string, language: Tongue, weekday = false): string =>
  new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    ...(weekday ? { weekday: 'short' as const } : {}),
  }).format(new Date(value.length === 10 ? `${value}T12:00:00+08:00` : value));

export const formatTime = (value: string, language: Tongue): string =>
  new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(value));

type Props = { value: string | null | undefined /** Said where there is no time. */; none?: string };

export const Instant = ({ value, none = '' }: Props) => {
  const { language } = useLanguage();
  return value ? <time dateTime={value}>{formatInstant(value, language)}</time> : none;
};

export const Day = ({ value, none = '', weekday = false }: Props & { weekday?: boolean }) => {
  const { language } = useLanguage();
  return value ? <time dateTime={value}>{formatDay(value, language, weekday)}</time> : none;
};
