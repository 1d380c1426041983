import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { datedSample } from '../../commands/clocks/dated-sample.ts';
import type { Hall } from '../../commands/hall.ts';
import { storeFile, type Upload } from '../../commands/materials/store-file.ts';
import { maskIdentityNumber } from '../../domain/identity-number.ts';
import { Account } from '../../entities/account.ts';
import { StoredFile } from '../../entities/case/stored-file.ts';
import type { Actor } from '../../policies/actor.ts';
import type { Application } from '../cases/application.schema.ts';

const filesFolder = resolve(import.meta.dirname, '../../../processes/sample/files');

const Answers = z.record(z.string(), z.json());

const Sample = z.object({
  area: z.string(),
  form: Answers,
  materials: z.array(z.object({ code: z.string(), file: z.string() })).default([]),
  delivery: z
    .union([
      z.object({ method: z.literal('window') }),
      z.object({ method: z.literal('ems'), receiver: z.string(), phone: z.string(), address: z.string() }),
    ])
    .optional(),
});

/**
 * A body that `POST /api/cases` accepts from this account as it is (demo mode): the item's sample.json in the account's
 * own name, its files stored as the account's uploads: once, however often it is asked. Undefined where the account cannot apply for the item.
 */
export async function sampleApplicationOf(
  hall: Hall,
  actor: Actor,
  code: string,
): Promise<z.input<typeof Application> | undefined> {
  const entry = hall.catalogue().items.get(code);
  const sample = Sample.safeParse(entry?.sample);
  const account = await hall.orm.em.fork().findOneOrFail(Account, { account: actor.account });
  const applicant = applicantOf(account);
  if (!entry || !sample.success || !applicant || !entry.item.audience.includes(account.kind)) return undefined;
  const { area, form, materials, delivery } = sample.data;
  const stored = await Promise.all(
    materials.map(async ({ code: material, file }) => {
      const { id } = await storedOnce(hall, actor, { name: file, path: join(filesFolder, basename(file)) });
      return { code: material, fileId: id, mode: 'upload' as const };
    }),
  );
  const dated = Answers.parse(datedSample(hall, area, form));
  return { itemCode: code, area, applicant, form: dated, materials: stored, ...(delivery ? { delivery } : {}) };
}

/** The same content that he has uploaded and not handed in yet; else stored now. */
async function storedOnce(hall: Hall, actor: Actor, upload: Upload): Promise<{ id: string }> {
  const sha256 = createHash('sha256')
    .update(await readFile(upload.path))
    .digest('hex');
  const known = await hall.orm.em.fork().findOne(StoredFile, { owner: actor.account, caseId: null, sha256 });
  return known ?? (await storeFile(hall, actor, upload));
}

const CertificateType = z.enum(['SF', 'YYZZ', 'JGDM', 'JG', 'SB', 'HZ', 'TWTX', 'HKSF', 'AMSF', 'TWSF', 'GATX', 'QT']);

function applicantOf({ kind, name, certificateType, certificateNumber, phone }: Account) {
  const type = CertificateType.safeParse(certificateType);
  if (!type.success || certificateNumber === null || phone === null) return undefined;
  return { kind, name, certificateType: type.data, certificateNumber: maskIdentityNumber(certificateNumber), phone };
}
