import { z } from 'zod';
import { AreaCode, text, Uuid, words } from '../endpoint.ts';

/** The largest form of the hall has 29 fields. */
const mostKeys = 200;

export const Form = z
  .record(z.string().max(80), z.json())
  .refine((form) => Object.keys(form).length <= mostKeys, { error: '填写的项目太多' })
  .meta({ description: 'answers of the application form, by field key' });

export const MaterialUpload = z.object({
  code: text(80).min(1),
  fileId: Uuid.optional(),
  /** 容缺/承诺 or brought to the window (网下). */
  mode: z.enum(['upload', 'window', 'shared']).default('upload'),
});

export const Delivery = z.discriminatedUnion('method', [
  z.object({ method: z.literal('window') }),
  z.object({
    method: z.literal('ems'),
    receiver: words(60),
    phone: z.string().regex(/^1[3-9]\d{9}$/, { error: '请填写11位手机号' }),
    address: words(200).min(4),
  }),
]);

export const Applicant = z.object({
  kind: z.enum(['person', 'unit']),
  name: words(100),
  certificateType: z.enum(['SF', 'YYZZ', 'JGDM', 'JG', 'SB', 'HZ', 'TWTX', 'HKSF', 'AMSF', 'TWSF', 'GATX', 'QT']),
  certificateNumber: words(30),
  phone: z.string().regex(/^1[3-9]\d{9}$/, { error: '请填写11位手机号' }),
});

export const Application = z.object({
  itemCode: text(63).min(1),
  area: AreaCode,
  applicant: Applicant,
  form: Form,
  materials: z.array(MaterialUpload).max(60),
  delivery: Delivery.optional(),
});
