import type { EntityManager } from '@mikro-orm/postgresql';
import { checkForm } from '../../catalogue/form-check.ts';
import type { Case } from '../../entities/case.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import type { Hall } from '../hall.ts';
import type { FieldFault } from '../refusal.ts';
import type { Completion } from './complete-task.ts';

/** Checks the answers of a task's form. For an unfavourable decision only what was filled in is checked, not what is missing. */
export async function checkFormOf(
  _hall: Hall,
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
