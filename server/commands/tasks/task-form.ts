import type { EntityManager } from '@mikro-orm/postgresql';
import { checkForm } from '../../catalogue/form/form-check.ts';
import type { Case } from '../../entities/case/case.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import type { FieldFault } from '../refusal.ts';
import type { Completion } from './check-completion.ts';

/** Checks the answers of a task's form, whatever is decided: the record of a visit (行政许可法 §34) is owed for a failure as well. */
export async function checkFormOf(
  em: EntityManager,
  subject: Case,
  formKey: string,
  completion: Completion,
): Promise<FieldFault[]> {
  const { forms } = await pinnedItem(em, subject);
  const schema = forms.get(formKey);
  if (!schema) return [];
  return checkForm(schema, completion.form).map(({ pointer, message }) => ({ pointer: `/form${pointer}`, message }));
}
