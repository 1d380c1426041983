export type Words = { zh: string; en: string };

const dayIn = (locale: string, parts: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', ...parts });
  return (instant: Date) => format.format(instant);
};
const dayZh = dayIn('zh-CN', { month: 'long', day: 'numeric' });
const weekdayZh = dayIn('zh-CN', { weekday: 'short' });
const dayEn = dayIn('en-GB', { month: 'short', day: 'numeric' });
const weekdayEn = dayIn('en-GB', { weekday: 'short' });

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '18 Dec', of a month from 1 on, as the pages write their dates. */
export const dayOfMonthInEnglish = (month: number, day: number): string => `${day} ${months[month - 1] ?? month}`;

/** A day so near that nobody asks for its year: '12月18日（周五）', 'Fri 18 Dec'. */
export const nearDayInWords = (instant: Date): Words => ({
  zh: `${dayZh(instant)}（${weekdayZh(instant)}）`,
  en: `${weekdayEn(instant)} ${dayEn(instant)}`,
});
