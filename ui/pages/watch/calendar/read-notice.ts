export type NoticeDay = { date: string; kind: 'holiday' | 'workday'; name: string };
export type Doubt =
  | { kind: 'weekday'; date: string; said: string }
  | { kind: 'year'; date: string }
  | { kind: 'unread'; text: string };
export type Notice = { days: NoticeDay[]; doubts: Doubt[] };

type Match = RegExpMatchArray['groups'] & object;

const DATE =
  /(?:(?<year>\d{4})\s*年)?\s*(?:(?<month>\d{1,2})\s*月)\s*(?<day>\d{1,2})\s*日(?:\s*[（(][^（()）]*?(?:周|星期)(?<weekday>[一二三四五六日天])[）)])?/g;
const UNTIL =
  /\s*(?:至|到|—|–|-|~|～)\s*(?:(?<year>\d{4})\s*年)?\s*(?:(?<month>\d{1,2})\s*月)?\s*(?<day>\d{1,2})\s*日(?:\s*[（(][^（()）]*?(?:周|星期)(?<weekday>[一二三四五六日天])[）)])?/y;
const LINE = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})[\s,，;；\t]+(?<rest>.+)$/;
const HEADING = /^\s*(?:[一二三四五六七八九十]+\s*[、.．])?\s*(?<name>[^：:\d，。]{2,20})\s*[：:]/;
const WEEKDAYS = '日一二三四五六';
const LONGEST_RANGE = 31;

/**
 * Reads the State Council's notice as it is published ("一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"),
 * or lines such as `2027-01-01 元旦` and `2027-02-06 上班`. What does not fit is told as a doubt, never guessed.
 */
export function readNotice(text: string, year: number): Notice {
  const days = new Map<string, NoticeDay>();
  const doubts: Doubt[] = [];
  let name = '';
  for (const sentence of text.split(/[。；;\n]/)) {
    name = sentence.match(HEADING)?.groups?.['name']?.trim() ?? name;
    const line = sentence.trim().match(LINE)?.groups;
    const found = line ? oneLine(line) : inSentence(sentence, year, name, doubts);
    for (const day of found) {
      if (day.date.startsWith(`${year}-`)) days.set(day.date, day);
      else doubts.push({ kind: 'year', date: day.date });
    }
    if (found.length === 0 && /\d\s*日|\d-\d/.test(sentence)) doubts.push({ kind: 'unread', text: sentence.trim() });
  }
  return { days: [...days.values()].toSorted((a, b) => a.date.localeCompare(b.date)), doubts };
}

function oneLine(groups: Match): NoticeDay[] {
  const date = dateOf(groups, 0, 0);
  const rest = groups['rest']?.trim() ?? '';
  if (!date) return [];
  const works = /上班|工作日|补班|workday/i.test(rest);
  const name = rest.replace(/holiday|workday|放假|休息|调休|上班|补班/gi, '').trim();
  return [{ date, kind: works ? 'workday' : 'holiday', name: name || (works ? '调休上班' : '放假') }];
}

function inSentence(sentence: string, year: number, name: string, doubts: Doubt[]): NoticeDay[] {
  const works = sentence.includes('上班');
  if (!works && !/放假|调休|休息/.test(sentence)) return [];
  const days: NoticeDay[] = [];
  for (const match of sentence.matchAll(DATE)) {
    const from = checked(match.groups, year, 0, doubts);
    UNTIL.lastIndex = match.index + match[0].length;
    const end = UNTIL.exec(sentence)?.groups;
    const to = end ? checked(end, Number(from?.slice(0, 4)), Number(from?.slice(5, 7)), doubts) : from;
    if (!from || !to) continue;
    for (const date of range(from, to)) {
      days.push({ date, kind: works ? 'workday' : 'holiday', name: works ? '调休上班' : name || '放假' });
    }
  }
  return days;
}

/** The date, and a doubt where the weekday that the text gives is another one. */
function checked(groups: Match | undefined, year: number, month: number, doubts: Doubt[]): string | undefined {
  const date = groups && dateOf(groups, year, month);
  if (!date) return undefined;
  const said = groups['weekday']?.replace('天', '日');
  const true_ = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
  if (said && said !== true_) doubts.push({ kind: 'weekday', date, said });
  return date;
}

function dateOf(groups: Match, year: number, month: number): string | undefined {
  const parts = [groups['year'] ?? year, groups['month'] ?? month, groups['day'] ?? 0].map(Number);
  const [y = 0, m = 0, d = 0] = parts;
  const date = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date) ? date : undefined;
}

function range(from: string, to: string): string[] {
  const days: string[] = [];
  const at = new Date(`${from}T00:00:00Z`);
  for (let count = 0; count < LONGEST_RANGE; count++) {
    const date = at.toISOString().slice(0, 10);
    if (date > to) break;
    days.push(date);
    at.setUTCDate(at.getUTCDate() + 1);
  }
  return days;
}
