import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const { localeError: zodsOwn } = z.locales.zhCN();

const kinds: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true或false',
  array: '列表',
  object: '对象',
  record: '对象',
};

const formats: Record<string, string> = {
  date: '应为日期，例如2026-01-31',
  datetime: '应为时刻，例如2026-01-31T09:30:00+08:00',
  time: '应为时间，例如09:30',
  url: '应为网址',
  email: '应为电子邮箱地址',
  uuid: '应为UUID',
};

/**
 * What a schema finds, said to whoever has to mend it: the designer in a file, a programmer in a request. zod's own Chinese
 * speaks of `undefined` and `string`; it is kept for the rare ones.
 */
export function faultWords(issue: Issue): string | undefined {
  return words(issue) ?? own(issue);
}

function words(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return '缺少这一项';
      return kinds[issue.expected] && `应为${kinds[issue.expected]}`;
    case 'invalid_value':
      if (issue.input === undefined) return '缺少这一项';
      return issue.values.length === 1
        ? `只能是${String(issue.values[0])}`
        : `只能是其中之一：${issue.values.map(String).join('、')}`;
    case 'too_small':
      return bound(issue.origin, Number(issue.minimum), issue.inclusive === false ? '须大于' : '不能小于', '至少');
    case 'too_big':
      return bound(issue.origin, Number(issue.maximum), issue.inclusive === false ? '须小于' : '不能大于', '至多');
    case 'invalid_format':
      return formats[issue.format];
    case 'unrecognized_keys':
      return `没有这样的内容：${issue.keys.join('、')}`;
    case 'invalid_union':
      return issue.input === undefined ? '缺少这一项' : '不合任何一种形式';
    default:
      return undefined;
  }
}

function bound(origin: string, limit: number, number: string, count: string): string {
  if (origin === 'string') return limit === 1 && count === '至少' ? '不能为空' : `${count}${limit}个字`;
  return origin === 'array' || origin === 'set' ? `${count}${limit}项` : `${number}${limit}`;
}

function own(issue: Issue): string | undefined {
  const said = zodsOwn(issue);
  return typeof said === 'object' ? said?.message : (said ?? undefined);
}
