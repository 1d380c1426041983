import { isCreditCode, isIdentityNumber } from '../../domain/identity-number.ts';
import { isBlank } from './form-rule.ts';
import type { FormComponent } from './form-schema.ts';
import { fitsPattern } from './pattern.ts';

/** Longest text without a limit of its own. */
const longest = 10_000;
const phone = /^1[3-9]\d{9}$/;
/** RFC 5321 lets an address be no longer. */
const isEmail = (text: string) => text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

type Check = (value: unknown, component: FormComponent) => string | undefined;

const checks: Record<string, Check> = {
  textfield: text,
  textarea: text,
  number,
  checkbox: (value) => (typeof value === 'boolean' ? undefined : '应为是或者否'),
  radio: option,
  select: option,
  checklist: options,
  taglist: options,
  datetime,
  filepicker: (value) => (typeof value === 'string' && value.length <= longest ? undefined : '请选择文件'),
};

/** The first fault of a value that was given, in the words that form-js shows; undefined if there is none. */
export function valueFault(value: unknown, component: FormComponent): string | undefined {
  return checks[component.type]?.(value, component);
}

const lists = new Set(['checklist', 'taglist', 'dynamiclist']);

/** As form-js reckons it: nothing, blanks alone, an empty list, a required box that is not ticked. */
export function isMissing(value: unknown, component: FormComponent): boolean {
  return isEmpty(value, component) || (component.type === 'checkbox' && value === false);
}

/** Nothing to judge: `isMissing`, but that an unticked box is an answer. */
export function isEmpty(value: unknown, { type }: FormComponent): boolean {
  return isBlank(value) || (lists.has(type) && Array.isArray(value) && value.length === 0);
}

function text(value: unknown, { validate = {}, properties }: FormComponent): string | undefined {
  if (typeof value !== 'string') return '请填写文字';
  const { length } = value.trim();
  if (validate.minLength != null && length < validate.minLength) return `至少 ${validate.minLength} 个字`;
  const most = validate.maxLength ?? longest;
  if (length > most || value.length > longest) return `最多 ${most} 个字`;
  // A designer's faulty pattern is told at start-up; it must not keep a citizen from applying.
  if (validate.pattern && fitsPattern(validate.pattern, value) === false)
    return validate.patternErrorMessage ?? '格式不对，请按说明填写';
  if (validate.validationType === 'email' && !isEmail(value)) return '请填写正确的电子邮箱';
  switch (properties?.check) {
    case 'identity-number':
      return isIdentityNumber(value) ? undefined : '请填写正确的身份证号码';
    case 'uscc':
      return isCreditCode(value) ? undefined : '请填写正确的统一社会信用代码';
    case 'phone':
      return phone.test(value) ? undefined : '请填写正确的手机号码';
    case undefined:
      return undefined;
  }
}

function number(
  value: unknown,
  { validate = {}, decimalDigits, serializeToString }: FormComponent,
): string | undefined {
  const digits = numberText(value, serializeToString === true);
  if (digits === undefined) return '请填写数字';
  const amount = Number(digits);
  if (decimalDigits !== undefined && decimals(digits) > decimalDigits)
    return decimalDigits === 0 ? '请填写整数' : `最多 ${decimalDigits} 位小数`;
  if (validate.min != null && amount < validate.min) return `不能小于 ${validate.min}`;
  if (validate.max != null && amount > validate.max) return `不能大于 ${validate.max}`;
  return undefined;
}

function numberText(value: unknown, asText: boolean): string | undefined {
  if (asText) return typeof value === 'string' && /^-?\d{1,30}(\.\d{1,20})?$/.test(value) ? value : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

function decimals(digits: string): number {
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

function option(value: unknown, { values }: FormComponent): string | undefined {
  if (values === undefined) return typeof value === 'string' && value.length <= longest ? undefined : '请从选项里选';
  return values.some((each) => each.value === value) ? undefined : '请从选项里选';
}

function options(value: unknown, component: FormComponent): string | undefined {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return '请从选项里选';
  return value.map((each) => option(each, component)).find((fault) => fault !== undefined);
}

const zone = '(?:Z|[+-]\\d{2}:\\d{2})?';
const forms = {
  date: { pattern: /^\d{4}-\d{2}-\d{2}$/, fault: '请填写日期' },
  time: { pattern: new RegExp(`^([01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?${zone}$`), fault: '请填写时间' },
  datetime: {
    pattern: new RegExp(`^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?${zone}$`),
    fault: '日期和时间都要填写',
  },
} as const;

function datetime(value: unknown, { subtype = 'date' }: FormComponent): string | undefined {
  const { pattern, fault } = forms[subtype];
  if (typeof value !== 'string' || !pattern.test(value)) return fault;
  return subtype === 'time' || isDay(value.slice(0, 10)) ? undefined : '没有这一天';
}

function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
