import type { FormComponent, FormSchema } from './form-schema.ts';

/** `day` is a calendar date. */
export type Appointment = { day: string; slot: { zh: string; en: string } | null };

/**
 * When the applicant said that he would come: the answers that the form marks by the property `appointment`, `date` and `slot`.
 * Undefined where the form asks for none.
 */
export function appointmentIn(schema: FormSchema, data: Readonly<Record<string, unknown>>): Appointment | undefined {
  const marked = (part: 'date' | 'slot') =>
    schema.components.find(({ properties }) => properties?.appointment === part);
  const day = answerTo(marked('date'), data);
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  return { day, slot: slotOf(marked('slot'), data) };
}

const answerTo = (component: FormComponent | undefined, data: Readonly<Record<string, unknown>>): unknown =>
  component?.key === undefined ? undefined : data[component.key];

function slotOf(component: FormComponent | undefined, data: Readonly<Record<string, unknown>>): Appointment['slot'] {
  const answer = answerTo(component, data);
  const option = component?.values?.find(({ value }) => value === answer);
  if (option) return { zh: option.label, en: option.labelEn ?? option.label };
  return typeof answer === 'string' && answer !== '' ? { zh: answer, en: answer } : null;
}
