import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { checkForm, type FormFault } from '../../catalogue/form/form-check.ts';
import type { FormSchema } from '../../catalogue/form/form-schema.ts';
import { branchesNeeded } from '../../catalogue/item/needs.ts';
import { Case, type FormData } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import type { OutboxMessage } from '../../entities/engine/outbox.ts';
import type { Actor } from '../../policies/actor.ts';
import { ownsCase } from '../../policies/case.ts';
import { daysAhead } from '../clocks/days-ahead.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { record } from '../journal.ts';
import { adoptFiles, applicantOf, listMaterials, type MaterialUpload } from '../materials/take-materials.ts';
import { type FieldFault, notFound, Refusal } from '../refusal.ts';
import { checkUploads, flagsOf, handedIn } from './check-application.ts';
import { moveCase } from './move-case.ts';
import { pinnedItem } from './pinned-item.ts';
import { unmasked } from './unmasked.ts';
import { isOver } from './workable-case.ts';

export type Corrections = { form?: FormData | undefined; materials: MaterialUpload[] };

/** The applicant hands in what the notice asked for; what is still missing is told at once and nothing is taken. */
export function correctCase(hall: Hall, actor: Actor, number: string, given: Corrections): Promise<Case> {
  return inTransaction(hall, async (em) => {
    const subject = await em.findOne(Case, { number }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!subject || !ownsCase(actor, subject)) throw notFound('这个办件');
    if (isOver(subject) || subject.state !== 'correcting' || !subject.correction)
      throw new Refusal('wrong-state', '这个办件现在不需要补正');
    const corrections = { ...given, form: given.form && unmasked(given.form, subject.form) };
    const faults = await checkCorrections(hall, em, actor, { subject, corrections });
    if (faults.length > 0) throw new Refusal('invalid', '补正内容有误，请逐项改正', faults);
    await takeCorrections(hall, em, actor, subject, corrections);
    moveCase(subject, 'submitted');
    send(hall, em, correctionMessage(subject));
    record(hall, em, actor, subject, { kind: 'corrected', title: '已提交补正材料' });
    subject.correction = null;
    return subject;
  });
}

/** Tells the diagram that the corrections are there. */
export const correctionMessage = ({ id, correctionNotices, flags }: Case): OutboxMessage => ({
  kind: 'publish-message',
  name: 'correction-submitted',
  correlationKey: id,
  messageId: `corrected-${id}-${correctionNotices.length}`,
  // What the gateways look at may have been corrected as well.
  variables: flags,
});

async function checkCorrections(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  { subject, corrections }: { subject: Case; corrections: Corrections },
): Promise<FieldFault[]> {
  const { item, forms } = await pinnedItem(em, subject);
  const form = forms.get(item.applicationForm);
  const faults: FieldFault[] = [];
  if (corrections.form && form) {
    const found = checkCorrectedForm(hall, subject, form, corrections.form);
    faults.push(...found.map(({ pointer, message }) => ({ pointer: `/form${pointer}`, message })));
  }
  faults.push(...(await checkUploads(em, actor, item, corrections.materials)));
  const given = handedIn(corrections.materials);
  for (const ask of subject.correction?.asks ?? []) {
    if (ask.material === 'form' ? corrections.form === undefined : !given.has(ask.material)) {
      faults.push({
        pointer: ask.material === 'form' ? '/form' : '/materials',
        message: `还没有补正：${ask.name}（${ask.problem}）`,
      });
    }
  }
  return faults;
}

/** What was in time when he applied, and stands as it stood, is not held against him: a visit that he has made lies in the past. */
function checkCorrectedForm(hall: Hall, subject: Case, schema: FormSchema, form: FormData): FormFault[] {
  const then = checkForm(schema, form, daysAhead(hall, subject.area, subject.submittedAt));
  const wasFault = new Set(then.map(({ pointer }) => pointer));
  const stands = (pointer: string) =>
    JSON.stringify(valueAt(form, pointer)) === JSON.stringify(valueAt(subject.form, pointer));
  return checkForm(schema, form, daysAhead(hall, subject.area)).filter(
    ({ pointer }) => wasFault.has(pointer) || !stands(pointer),
  );
}

const valueAt = (form: FormData, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
      form,
    );

async function takeCorrections(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  subject: Case,
  corrections: Corrections,
): Promise<void> {
  if (corrections.form) {
    const { item } = await pinnedItem(em, subject);
    subject.form = corrections.form;
    const applicant = { ...applicantOf(subject), phone: subject.phone };
    const submission = { form: corrections.form, applicant };
    subject.flags = flagsOf(hall, item, submission);
    // Other answers may need other departments and papers: else one would be spared them by answering twice.
    subject.branches = branchesNeeded(item, submission, subject.departments);
    await listMaterials(hall, em, subject, item);
  }
  await adoptFiles(em, actor, subject, corrections.materials);
  const given = handedIn(corrections.materials);
  for (const upload of corrections.materials) {
    const row = given.has(upload.code) && (await em.findOne(Material, { caseId: subject.id, code: upload.code }));
    if (!row) continue;
    Object.assign(row, {
      state: upload.fileId ? 'given' : 'at-window',
      fileId: upload.fileId ?? null,
      trust: upload.fileId ? 'C' : null,
      source: upload.fileId ? '申请人上传（补正）' : null,
      note: null,
      updatedAt: hall.now(),
    } satisfies Partial<Material>);
  }
}
