import type { Language } from '../../i18n/index.ts';

/** form-js speaks English; what a citizen can meet is said in Chinese. */
const chinese: Record<string, string> = {
  'Field is required.': '此项必填',
  'Field must match pattern {value}.': '格式不对，请按说明填写',
  'Field must have minimum value of {value}.': '不能小于 {value}',
  'Field must have maximum value of {value}.': '不能大于 {value}',
  'Field must have minimum length of {value}.': '至少 {value} 个字',
  'Field must have maximum length of {value}.': '最多 {value} 个字',
  'Field must be a valid international phone number. (e.g. +4930664040900)': '请填写正确的电话号码',
  'Field must be a valid email.': '请填写正确的电子邮箱',
  'Value is not a number.': '请填写数字',
  'Value is expected to be an integer.': '请填写整数',
  'Value is expected to have at most 1 decimal digit.': '最多 1 位小数',
  'Value is expected to have at most {value} decimal digits.': '最多 {value} 位小数',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    '请填写有效的数，最接近的是 {previousValue} 和 {nextValue}',
  'Date and time must both be entered.': '日期和时间都要填写',
  'Skip to search': '跳到搜索',
  'Remove tag': '移除',
  Search: '搜索',
  Select: '请选择',
  'No results': '没有结果',
  'All values selected': '已全部选择',
  'Nothing to show.': '没有内容',
  'No content to show.': '没有内容',
  'Add new': '添加一项',
  'Expand all ({value})': '展开全部（{value}）',
  Collapse: '收起',
  Increment: '增加',
  Decrement: '减少',
  Remove: '移除',
  Browse: '选择文件',
  'No files selected': '还没有选择文件',
  '{value} files selected': '已选择 {value} 个文件',
  'Previous page': '上一页',
  'Next page': '下一页',
  '{page} of {total}': '第 {page} 页，共 {total} 页',
};

const english: Record<string, string> = {
  'Field is required.': 'This is required',
  'Field must match pattern {value}.': 'The format is not right; please follow the hint',
  'Field must have minimum value of {value}.': 'Not less than {value}',
  'Field must have maximum value of {value}.': 'Not more than {value}',
  'Field must have minimum length of {value}.': 'At least {value} characters',
  'Field must have maximum length of {value}.': 'At most {value} characters',
};

/** The `translate` service of form-js in a language. */
export const translateModule = (language: Language) => {
  const table = language === 'en' ? english : chinese;
  const translate = (template: string, replacements: Record<string, unknown> = {}): string =>
    (table[template] ?? template).replace(/\{(\w+)\}/g, (whole, key: string) => String(replacements[key] ?? whole));
  return { translate: ['value', translate] };
};
