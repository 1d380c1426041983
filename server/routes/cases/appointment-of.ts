import type { EntityManager } from '@mikro-orm/postgresql';
import { appointmentIn } from '../../catalogue/form/appointment.ts';
import { pinnedItem } from '../../commands/cases/pinned-item.ts';
import { nearDayInWords, type Words } from '../../domain/clock/day-in-words.ts';
import { instantOf } from '../../domain/clock/zone.ts';
import type { Case } from '../../entities/case/case.ts';

/** The time that the applicant chose for coming to the window, as his form has it. */
export async function appointmentOf(em: EntityManager, subject: Case): Promise<Words | undefined> {
  const { item, forms } = await pinnedItem(em, subject);
  const form = forms.get(item.applicationForm);
  const chosen = form && appointmentIn(form, subject.form);
  if (!chosen) return undefined;
  const day = nearDayInWords(instantOf(chosen.day));
  return chosen.slot ? { zh: `${day.zh}${chosen.slot.zh}`, en: `${day.en}, ${chosen.slot.en}` } : day;
}
