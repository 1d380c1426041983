import { z } from 'zod';

/** One field of a form-js schema, as far as the server reads it; what it does not know it lets through. */
const Option = z.looseObject({ label: z.string(), value: z.unknown() });

const Validate = z.looseObject({
  required: z.boolean().optional(),
  pattern: z.string().optional(),
  minLength: z.coerce.number().optional(),
  maxLength: z.coerce.number().optional(),
  min: z.coerce.number().optional(),
  max: z.coerce.number().optional(),
  validationType: z.string().optional(),
});

const checks = ['identity-number', 'uscc', 'phone'] as const;

export const FormComponent = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  key: z.string().optional(),
  /** Prefix of the fields within a group, or the list's key of a dynamic list. */
  path: z.string().optional(),
  label: z.string().optional(),
  validate: Validate.optional(),
  conditional: z.looseObject({ hide: z.string().optional() }).optional(),
  values: z.array(Option).optional(),
  valuesKey: z.string().optional(),
  valuesExpression: z.string().optional(),
  decimalDigits: z.number().optional(),
  serializeToString: z.boolean().optional(),
  subtype: z.string().optional(),
  disabled: z.boolean().optional(),
  readonly: z.union([z.boolean(), z.string()]).optional(),
  disallowPassedDates: z.boolean().optional(),
  properties: z.looseObject({ check: z.enum(checks).optional() }).optional(),
  get components(): z.ZodOptional<z.ZodArray<typeof FormComponent>> {
    return z.array(FormComponent).optional();
  },
});
export type FormComponent = z.infer<typeof FormComponent>;

export const FormSchema = z.looseObject({ type: z.literal('default'), components: z.array(FormComponent) });
export type FormSchema = z.infer<typeof FormSchema>;
