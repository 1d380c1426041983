import type { EntityManager } from '@mikro-orm/postgresql';
import type { Item } from '../../catalogue/item/item-schema.ts';
import { type MaterialNeed, materialsNeeded } from '../../catalogue/item/needs.ts';
import type { Case } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import { StoredFile } from '../../entities/case/stored-file.ts';
import type { Actor } from '../../policies/actor.ts';
import type { Hall } from '../hall.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';

export type MaterialUpload = { code: string; fileId?: string | undefined; mode: 'upload' | 'window' | 'shared' };

/** Makes the case's list of materials from the guide and puts the uploads into it. Faults were told before. */
export async function takeMaterials(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  { subject, item, uploads }: { subject: Case; item: Item; uploads: readonly MaterialUpload[] },
): Promise<void> {
  const given = new Map(uploads.map((upload) => [upload.code, upload]));
  for (const need of materialsNeeded(item, { form: subject.form, applicant: applicantOf(subject) }))
    addMaterial(hall, em, subject, { ...need, upload: given.get(need.material.code) });
  await adoptFiles(em, actor, subject, uploads);
}

/** Adds what the case's answers need by now and has no line yet; nobody has handed it in. */
export async function listMaterials(hall: Hall, em: EntityManager, subject: Case, item: Item): Promise<void> {
  const listed = new Set((await em.find(Material, { caseId: subject.id })).map(({ code }) => code));
  const submission = { form: subject.form, applicant: applicantOf(subject) };
  for (const need of materialsNeeded(item, submission))
    if (!listed.has(need.material.code)) addMaterial(hall, em, subject, need);
  await em.flush();
}

function addMaterial(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  { material, required, upload }: MaterialNeed & { upload?: MaterialUpload | undefined },
): void {
  em.create(Material, {
    id: newId(),
    caseId: subject.id,
    code: material.code,
    name: material.name,
    required,
    state: upload?.fileId ? 'given' : upload?.mode === 'window' ? 'at-window' : 'missing',
    trust: upload?.fileId ? 'C' : null,
    source: upload?.fileId ? '申请人上传' : null,
    fileId: upload?.fileId ?? null,
    note: null,
    updatedAt: hall.now(),
  });
}

/** From now on the case's readers may open these files, and no other case may use them. Throws if another took one meanwhile. */
export async function adoptFiles(
  em: EntityManager,
  actor: Actor,
  subject: Case,
  uploads: readonly MaterialUpload[],
): Promise<void> {
  const ids = uploads.flatMap(({ fileId }) => fileId ?? []);
  if (ids.length === 0) return;
  const free = { id: { $in: ids }, owner: actor.account, caseId: null };
  const adopted = await em.nativeUpdate(StoredFile, free, { caseId: subject.id });
  if (adopted < new Set(ids).size)
    throw new Refusal('invalid', '上传的文件刚刚用于另一件申请，请重新上传', [
      { pointer: '/materials', message: '上传的文件刚刚用于另一件申请，请重新上传' },
    ]);
}

/** What FEEL expressions of the guide may know of the applicant. */
export const applicantOf = (
  subject: Pick<Case, 'applicantKind' | 'applicantName' | 'certificateType' | 'certificateNumber'>,
) => ({
  kind: subject.applicantKind,
  name: subject.applicantName,
  certificateType: subject.certificateType,
  certificateNumber: subject.certificateNumber,
});
