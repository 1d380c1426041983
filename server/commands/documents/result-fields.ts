import { evaluateFeel } from '../../catalogue/feel/feel.ts';
import type { FormComponent } from '../../catalogue/form/form-schema.ts';
import { isDateText } from '../../domain/clock/zone.ts';
import { chineseDate } from '../../domain/document-text.ts';
import { isIdentityNumber, maskIdentityNumber } from '../../domain/identity-number.ts';
import type { Case } from '../../entities/case/case.ts';
import type { ResultFacts } from './write-result.ts';

/** What a result shows of the application: the answers that its item names, as the form's own words say them. */
export function fieldsOf({ item, subject, questions }: ResultFacts): { name: string; value: string }[] {
  return item.result.fields.flatMap(({ key, name }) => {
    const question = questions.find((each) => each.key === key);
    const value = question && inWords(question, subject.form[key]);
    return question && value ? [{ name: name ?? labelOf(question), value }] : [];
  });
}

/** What somebody has filled in, in the order and the words of its form; what was left empty is not there. */
export function answersOf(questions: readonly FormComponent[], form: Case['form']): { name: string; value: string }[] {
  return questions.flatMap((question) => {
    if (question.type === 'group' && question.path === undefined) return answersOf(question.components ?? [], form);
    const value = question.key === undefined ? '' : inWords(question, form[question.key]).trim();
    return value === '' ? [] : [{ name: labelOf(question), value }];
  });
}

/** Who holds the result, where the item says that it is not the applicant. */
export function holderOf({ result }: ResultFacts['item'], { form }: Pick<Case, 'form'>): string | undefined {
  if (result.holder === undefined) return undefined;
  const { value } = evaluateFeel(result.holder, { form });
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A date's label stands beside the others' in form-js. */
const labelOf = ({ label, dateLabel, key = '' }: FormComponent): string => label ?? dateLabel ?? key;

function inWords(question: FormComponent, value: unknown): string {
  if (Array.isArray(value))
    return value
      .map((one) => inWords(question, one))
      .filter(Boolean)
      .join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  const option = question.values?.find((each) => each.value === value);
  if (option) return option.label;
  if (isDateText(value)) return chineseDate(value);
  return isIdentityNumber(value) ? maskIdentityNumber(value) : value;
}
