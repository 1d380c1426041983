import { z } from 'zod';
import { mod11, mod11and10, mod11minus2, mod31, mod37and36 } from './check-character.ts';
import { area as areaCode, serial } from './number-parts.ts';

/** The check characters of the standards, by name (see check-character.ts). */
const checks = {
  'mod11-10': mod11and10,
  'mod11-2': mod11minus2,
  'mod37-36': mod37and36,
  gb11714: mod11,
  gb32100: mod31,
} as const;
/** What each takes. */
const alphabets = {
  'mod11-10': /^\d+$/,
  'mod11-2': /^\d+$/,
  'mod37-36': /^[0-9A-Z]+$/,
  gb11714: /^[0-9A-Z]{8}$/,
  gb32100: /^[0-9A-HJ-NPQRTUWXY]{17}$/,
} as const;
const CheckName = z.enum(['mod11-10', 'mod11-2', 'mod37-36', 'gb11714', 'gb32100']);

const dates = {
  YYYY: (date: string) => date.slice(0, 4),
  YYMM: (date: string) => date.slice(2, 4) + date.slice(5, 7),
  YYYYMM: (date: string) => date.slice(0, 4) + date.slice(5, 7),
  YYYYMMDD: (date: string) => date.replaceAll('-', ''),
} as const;

const code = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, '应为小写字母、数字和连字符');
const scopes = ['area', 'year'] as const;

const Serial = z.strictObject({
  serial: z.int().min(1).max(12),
  /** A series that several numbers draw from; without it the item has its own. */
  series: code.optional(),
  /** Where and when it begins anew. */
  per: z.array(z.enum(scopes)).default([]),
});
type Serial = z.infer<typeof Serial>;

/**
 * One part of a number: text as it stands, or
 * `area`: the first digits of the case's area; `date`: of the day on which the number is given;
 * `value`: an expression over the application; `serial`: the next of a series, in so many digits;
 * `licence`: the number of another licence of the case, without hyphens;
 * `check`: a check character over what stands before it, from its character `from` on, without hyphens.
 */
const Part = z.union([
  z.string().min(1),
  z.strictObject({ area: z.literal([2, 4, 6]) }),
  z.strictObject({ date: z.enum(['YYYY', 'YYMM', 'YYYYMM', 'YYYYMMDD']) }),
  z.strictObject({ value: z.string().min(1) }),
  Serial,
  z.strictObject({ licence: code }),
  z.strictObject({ check: CheckName, from: z.int().min(0).default(0) }),
]);
type Part = z.infer<typeof Part>;

/** How the number of a licence is made, part by part; see `repeatFaults` for what keeps it from repeating. */
export const NumberPattern = z.array(Part).min(1);
export type NumberPattern = z.infer<typeof NumberPattern>;

/** Parts that somebody has to fetch before the number can be put together. */
export type DrawnPart = Extract<Part, { serial: number } | { licence: string }>;
/** Those of a pattern, in its order. */
export const drawnParts = (pattern: NumberPattern): DrawnPart[] =>
  pattern.filter((part) => typeof part !== 'string').filter((part) => 'serial' in part || 'licence' in part);

export type NumberFacts = {
  /** Of the case, at least six digits. */
  area: string;
  /** YYYY-MM-DD. */
  date: string;
  evaluated(expression: string): unknown;
  /** The serial, or the other licence's number. */
  drawn: ReadonlyMap<DrawnPart, number | string>;
};

/** Puts a number together. RangeError where a part gives nothing that can stand in a number, or its series is full. */
export const composeNumber = (pattern: NumberPattern, facts: NumberFacts): string =>
  pattern.reduce<string>((before, part) => before + textOf(part, before, facts), '');

function textOf(part: Part, before: string, { area, date, evaluated, drawn }: NumberFacts): string {
  if (typeof part === 'string') return part;
  if ('area' in part) return areaCode(area.slice(0, 6)).slice(0, part.area);
  if ('date' in part) return dates[part.date](date);
  if ('value' in part) return valueText(part.value, evaluated(part.value));
  if ('serial' in part) return serial(Number(drawn.get(part)), part.serial);
  if ('licence' in part) return String(drawn.get(part)).replaceAll('-', '');
  return checkOf(part.check, before.slice(part.from).replaceAll('-', ''));
}

function checkOf(name: keyof typeof checks, text: string): string {
  if (!alphabets[name].test(text))
    throw new RangeError(`校验码“${name}”不能用于“${text}”：里面有它不收的字符，或者位数不对`);
  return checks[name](text);
}

function valueText(expression: string, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^[0-9A-Z\p{Script=Han}]{1,20}$/u.test(text))
    throw new RangeError(`“${expression}”没有给出能写进编号的内容（数字、大写字母或者汉字）`);
  return text;
}

/** The series that a serial is taken from. */
export function seriesOf({ series, per }: Serial, of: { itemCode: string; area: string; date: string }): string {
  const scope = { area: of.area.slice(0, 6), year: of.date.slice(0, 4) };
  return [
    series ?? `result ${of.itemCode}`,
    ...scopes.filter((each) => per.includes(each)).map((each) => scope[each]),
  ].join(' ');
}

/** Why numbers of this pattern could be given twice, in words for who writes it. */
export function repeatFaults(pattern: NumberPattern): string[] {
  const parts = pattern.filter((part) => typeof part !== 'string');
  const serials = parts.filter((part) => 'serial' in part);
  const counts = (scope: Serial['per'][number]) => serials.some(({ per }) => per.includes(scope));
  const says = (wrong: boolean, message: string) => (wrong ? [message] : []);
  return [
    ...says(serials.length === 0 && !parts.some((part) => 'licence' in part), '编号里没有顺序号（serial），会重复'),
    ...says(
      counts('area') && !parts.some((part) => 'area' in part && part.area === 6),
      '顺序号按地区各自编，编号里却没有6位地区代码，会重复',
    ),
    ...says(counts('year') && !parts.some((part) => 'date' in part), '顺序号每年重新编，编号里却没有年份，会重复'),
  ];
}
