import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { RegistryQuery, RegistryRecord } from '../provider.ts';

export const RegistrySample = z.object({
  people: z.array(
    z.object({
      account: z.string().optional(),
      name: z.string(),
      identityNumber: z.string(),
      sex: z.enum(['男', '女']),
      birth: z.iso.date(),
      nation: z.string(),
      area: z.string(),
      address: z.string(),
      mobile: z.string().optional(),
    }),
  ),
  enterprises: z.array(
    z.object({
      account: z.string().optional(),
      name: z.string(),
      creditCode: z.string(),
      type: z.string(),
      representative: z.string(),
      representativeNumber: z.string(),
      established: z.iso.date(),
      state: z.enum(['存续', '注销', '吊销']),
      area: z.string(),
      address: z.string(),
      scope: z.string(),
      capital: z.string(),
    }),
  ),
  /** What is held of a person or an enterprise besides: one entry a licence. */
  licences: z.array(
    z.object({
      query: RegistryQuery,
      holder: z.object({ certType: z.enum(['111', '001']), certNo: z.string() }),
      name: z.string(),
      number: z.string(),
      issuer: z.string(),
      area: z.string(),
      issued: z.iso.date(),
      validUntil: z.iso.date().optional(),
      record: RegistryRecord,
    }),
  ),
});
export type RegistrySample = z.infer<typeof RegistrySample>;

/** @throws when the file is missing or breaks the schema, naming each fault */
export function readRegistrySample(file: string): RegistrySample {
  const parsed = RegistrySample.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
