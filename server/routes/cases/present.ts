import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { pinnedItem } from '../../commands/cases/pinned-item.ts';
import { canWithdraw, isWithdrawing } from '../../commands/cases/withdraw-case.ts';
import type { Hall } from '../../commands/hall.ts';
import { countVisits } from '../../commands/supervision/visits-of.ts';
import { appealDays } from '../../domain/appeal-days.ts';
import { isRefusal } from '../../domain/case-state.ts';
import { dateOf, formatInstant } from '../../domain/clock/zone.ts';
import { maskIdentityNumber, maskPhone } from '../../domain/identity-number.ts';
import { windowSteps } from '../../domain/window-visit.ts';
import type { Branch } from '../../entities/case/branch.ts';
import type { Part } from '../../entities/case/case.repository.ts';
import type { Case } from '../../entities/case/case.ts';
import { CaseDocument } from '../../entities/case/document.ts';
import { Material } from '../../entities/case/material.ts';
import { Parcel } from '../../entities/case/parcel.ts';
import { Payment } from '../../entities/case/payment.ts';
import { StoredFile } from '../../entities/case/stored-file.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { Task } from '../../entities/task.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayReadForm, mayReadSteps, ownsCase } from '../../policies/case.ts';
import { mayUrge } from '../../policies/supervision.ts';
import { presentClock } from '../clocks/present.ts';
import { presentPayment } from '../payments/present.ts';
import { pickupOffice, presentWindow } from '../service-window.ts';
import { appointmentOf } from './appointment-of.ts';
import type { Case as CaseSchema } from './case.schema.ts';
import { maskedAnswers } from './masked-answers.ts';
import { nextAct } from './next-act.ts';
import { presentDesk } from './present-desk.ts';
import { presentSteps } from './present-step.ts';
import { presentSummary } from './present-summary.ts';

type Shown = { subject: Case; branches: readonly Branch[]; parts: readonly Part[] };
type CaseAnswer = z.input<typeof CaseSchema>;

/** A case as this reader may see it: what he has no right to is null, numbers are masked. */
export async function presentCase(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  { subject, branches, parts }: Shown,
): Promise<CaseAnswer> {
  const pinned = await pinnedItem(em, subject);
  const payments = await em.find(Payment, { caseId: subject.id }, { orderBy: { createdAt: 'asc' } });
  const clocks = await em.find(Clock, { caseId: subject.id }, { orderBy: { startedAt: 'asc', id: 'asc' } });
  const parcels = await em.find(Parcel, { caseId: subject.id }, { orderBy: { createdAt: 'asc' } });
  const documents = await em.find(CaseDocument, { caseId: subject.id }, { orderBy: { issuedAt: 'asc' } });
  const told = { caseId: subject.id, $or: [{ state: 'open' as const }, { kind: { $in: [...windowSteps] } }] };
  const known = await em.find(Task, told, { orderBy: { createdAt: 'asc', id: 'asc' } });
  const tasks = known.filter(({ state }) => state === 'open');
  const readsForm = mayReadForm(actor, subject, parts);
  const appointment = readsForm ? await appointmentOf(em, subject) : undefined;
  return {
    ...presentSummary(hall, subject, nextAct(subject, { payments, tasks, clocks, appointment })),
    itemVersion: pinned.item.version,
    applicant: readsForm ? presentApplicant(subject) : null,
    delivery: ownsCase(actor, subject) ? presentDelivery(hall, subject) : null,
    form: readsForm ? maskedAnswers(subject.form) : null,
    formSchema: readsForm ? (pinned.forms.get(pinned.item.applicationForm) ?? null) : null,
    materials: readsForm ? await presentMaterials(em, subject) : [],
    steps: mayReadSteps(actor, subject, parts) ? await presentSteps(hall, em, subject, pinned) : [],
    desks: tasks.map((task) => presentDesk(hall, task, appointment)),
    branches: branches
      .map((branch) => ({ ...presentBranch(hall, branch, clocks), canUrge: canUrge(actor, subject, branch) }))
      .map((branch) => (readsForm ? branch : { ...branch, opinion: null })),
    clocks: clocks.map((clock) => presentClock(hall, clock)),
    trips: countVisits(pinned.item, known),
    lawBegins: pinned.item.limits.law === null ? 'never' : subject.acceptedAt === null ? 'on-acceptance' : 'begun',
    payments: payments.map(presentPayment),
    parcels: parcels.map(presentParcel),
    documents: documents.map((document) => presentDocument(document, readsForm)),
    result: readsForm ? presentResult(subject) : null,
    correction: readsForm ? presentCorrection(subject, clocks) : null,
    appeal: presentAppeal(hall, subject),
    isOwn: ownsCase(actor, subject),
    canWithdraw: ownsCase(actor, subject) && (await canWithdraw(em, subject)),
    withdrawing: isWithdrawing(subject),
  };
}

/** That a document was issued is an event; what stands in it is not for the overseer. */
const presentDocument = ({ kind, title, number, issuedAt, fileId }: CaseDocument, readsForm: boolean) => ({
  kind,
  title,
  number,
  issuedAt: formatInstant(issuedAt),
  fileId: readsForm ? fileId : null,
});

const presentResult = ({ resultNumber: number, resultFileId: fileId }: Case) =>
  number !== null && fileId !== null ? { number, fileId } : null;

const presentApplicant = (subject: Case) => ({
  kind: subject.applicantKind,
  name: subject.applicantName,
  certificateType: subject.certificateType,
  certificateNumber: maskIdentityNumber(subject.certificateNumber),
  phone: maskPhone(subject.phone),
});

function presentDelivery(hall: Hall, { delivery, departments, department }: Case): CaseAnswer['delivery'] {
  if (delivery.method === 'ems') return { ...delivery, phone: maskPhone(delivery.phone) };
  const office = pickupOffice(departments) ?? department;
  return { method: 'window', place: presentWindow(hall.catalogue().organisation, office) };
}

async function presentMaterials(em: EntityManager, subject: Case) {
  const rows = await em.find(Material, { caseId: subject.id }, { orderBy: { id: 'asc' } });
  const fileIds = rows.flatMap(({ fileId }) => fileId ?? []);
  const files = fileIds.length > 0 ? await em.find(StoredFile, { id: { $in: fileIds } }) : [];
  const byId = new Map(files.map((file) => [file.id, file]));
  return rows.map((row) => {
    const file = byId.get(row.fileId ?? '');
    const { code, name, required, state, trust, source, fileId, note } = row;
    return {
      code,
      name,
      required,
      state,
      trust,
      source,
      fileId,
      fileName: file?.name ?? null,
      mime: file?.mime ?? null,
      note,
    };
  });
}

const canUrge = (actor: Actor, subject: Case, { state, department }: Branch): boolean =>
  state === 'open' && mayUrge(actor, subject, department);

function presentBranch(hall: Hall, branch: Branch, clocks: readonly Clock[]) {
  const clock =
    clocks.find(({ kind }) => kind === `branch:${branch.role}`) ??
    clocks.find(({ taskId }) => taskId !== null && taskId === branch.taskId);
  const { role, department, late, state, decision, decisionName, opinion, decidedAt } = branch;
  return {
    role,
    department,
    departmentName: hall.catalogue().organisation.departmentName(department),
    late,
    state,
    decision,
    decisionName,
    opinion,
    decidedAt: decidedAt && formatInstant(decidedAt),
    deadline: clock?.deadline ? formatInstant(clock.deadline) : null,
    light: state === 'open' ? (clock?.light ?? 'green') : 'none',
  } as const;
}

const presentParcel = ({ trackingNumber, state, events }: Parcel) => ({
  trackingNumber,
  state,
  events: events.map(({ at, status, place }) => ({ at: formatInstant(new Date(at)), status, place })),
});

function presentCorrection(subject: Case, clocks: readonly Clock[]) {
  if (!subject.correction || subject.state !== 'correcting') return null;
  const until = clocks.find(({ kind, endedAt }) => kind === 'correction' && endedAt === null)?.deadline;
  const { asks, text } = subject.correction;
  return { asks, text, until: until ? formatInstant(until) : null };
}

function presentAppeal(hall: Hall, { state, decidedAt, department, area }: Case) {
  if (decidedAt === null || !isRefusal(state)) return null;
  const { reconsiderationOrgan: organ, court } = hall.catalogue().organisation.appealOf(department);
  return { organ, court, ...appealDays(dateOf(decidedAt), hall.calendar(area)) };
}
