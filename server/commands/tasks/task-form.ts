import type { EntityManager } from '@mikro-orm/postgresql';
import { checkForm } from '../../catalogue/form/form-check.ts';
import type { Case } from '../../entities/case/case.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import { daysAhead } from '../clocks/days-ahead.ts';
import type { Hall } from '../hall.ts';
import type { FieldFault } from '../refusal.ts';
import type { Completion } from './check-completion.ts';

/** Checks the answers of a task's form, whatever is decided: the record of a visit (行政许可法 §34) is owed for a failure as well. */
export async function checkFormOf(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  { formKey, completion }: { formKey: string; completion: Completion },
): Promise<FieldFault[]> {
  const { forms } = await pinnedItem(em, subject);
  const schema = forms.get(formKey);
  if (!schema) return [];
  const faults = checkForm(schema, completion.form, daysAhead(hall, subject.area));
  return faults.map(({ pointer, message }) => ({ pointer: `/form${pointer}`, message }));
}
