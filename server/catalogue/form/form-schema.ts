import { z } from 'zod';

/** What the server reads of a form-js schema; what it does not know it lets through. */
const Option = z.looseObject({
  label: z.string(),
  labelEn: z.string().optional(),
  value: z.union([z.string(), z.number(), z.boolean()]),
});

/** A bound may also be an expression, which only the browser can reckon: the server leaves it out. */
const Bound = z.union([z.number(), z.string()]).transform((value) => {
  const number = Number(value);
  return value !== '' && Number.isFinite(number) ? number : null;
});

const Validate = z.looseObject({
  required: z.boolean().optional(),
  pattern: z.string().optional(),
  patternErrorMessage: z.string().optional(),
  minLength: Bound.optional(),
  maxLength: Bound.optional(),
  min: Bound.optional(),
  max: Bound.optional(),
  validationType: z.string().optional(),
});

/** The hall's own rules, beyond what form-js can say. */
const Properties = z.looseObject({
  check: z.enum(['identity-number', 'uscc', 'phone']).optional(),
  /** Key of the number beside it that this one may not exceed. */
  atMost: z.string().optional(),
  /** Key of the text beside it that this one must differ from. */
  differsFrom: z.string().optional(),
  /** The answer says when the applicant comes to the window; it is told wherever he is told to come. */
  appointment: z.enum(['date', 'slot']).optional(),
  /** FEEL over all answers, `hallDay` and `workingDays`: what it says when it is false is the field's fault. */
  rule: z.string().optional(),
  ruleMessage: z.string().optional(),
});

export const FormComponent = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  /** Name of the field; dots make objects. */
  key: z.string().optional(),
  /** Of a group: prefix of its fields; of a dynamic list: the name of its array. */
  path: z.string().optional(),
  label: z.string().optional(),
  /** Of a date, its label. */
  dateLabel: z.string().optional(),
  validate: Validate.optional(),
  conditional: z.looseObject({ hide: z.string().optional() }).optional(),
  values: z.array(Option).optional(),
  valuesKey: z.string().optional(),
  valuesExpression: z.string().optional(),
  decimalDigits: z.number().optional(),
  serializeToString: z.boolean().optional(),
  subtype: z.enum(['date', 'time', 'datetime']).optional(),
  properties: Properties.optional(),
  get components(): z.ZodOptional<z.ZodArray<typeof FormComponent>> {
    return z.array(FormComponent).optional();
  },
});
export type FormComponent = z.infer<typeof FormComponent>;

export const FormSchema = z.looseObject({ type: z.literal('default'), components: z.array(FormComponent) });
export type FormSchema = z.infer<typeof FormSchema>;
