import { createHash } from 'node:crypto';
import type { Hall } from '../../server/commands/hall.ts';
import { newId } from '../../server/commands/id.ts';
import { Branch } from '../../server/entities/case/branch.ts';
import type { Case } from '../../server/entities/case/case.ts';
import { Material } from '../../server/entities/case/material.ts';
import { Payment } from '../../server/entities/case/payment.ts';
import { StoredFile } from '../../server/entities/case/stored-file.ts';
import { Notice } from '../../server/entities/case/timeline-entry.ts';
import { DiagramVersion } from '../../server/entities/engine/diagram.ts';
import { ElementInstance, Incident, ProcessInstance } from '../../server/entities/engine/engine-record.ts';
import { Card } from '../../server/entities/supervision/card.ts';
import { buildAccount, buildCase, engineKey, store } from './build.ts';

type OfCase<T> = Partial<T> & { case?: Case };

/** A department's open part in a co-approval. */
export async function buildBranch(hall: Hall, { case: given, ...rest }: OfCase<Branch> = {}): Promise<Branch> {
  const subject = given ?? (await buildCase(hall));
  const row = {
    id: newId(),
    caseId: subject.id,
    role: 'environment',
    department: `${subject.area.slice(0, 6)}-environment`,
    days: 5,
    late: false,
    reason: null,
    state: 'open',
    taskId: null,
    decision: null,
    decisionName: null,
    opinion: null,
    decidedBy: null,
    decidedAt: null,
    createdAt: hall.now(),
  } satisfies Partial<Branch>;
  return await store(hall, Object.assign(new Branch(), row, rest));
}

export async function buildMaterial(hall: Hall, { case: given, ...rest }: OfCase<Material> = {}): Promise<Material> {
  const row = {
    id: newId(),
    caseId: (given ?? (await buildCase(hall))).id,
    code: 'layout-plan',
    name: '平面布局图',
    required: true,
    state: 'given',
    trust: 'C',
    source: null,
    fileId: null,
    note: null,
    updatedAt: hall.now(),
  } satisfies Partial<Material>;
  return await store(hall, Object.assign(new Material(), row, rest));
}

/** A fee of 60 yuan that is due. */
export async function buildPayment(hall: Hall, { case: given, ...rest }: OfCase<Payment> = {}): Promise<Payment> {
  const row = {
    id: newId(),
    caseId: (given ?? (await buildCase(hall))).id,
    feeCode: 'permit',
    name: '证件工本费',
    basis: '示例',
    amountFen: 6000,
    state: 'due',
    method: null,
    paidAt: null,
    createdAt: hall.now(),
  } satisfies Partial<Payment>;
  return await store(hall, Object.assign(new Payment(), row, rest));
}

/** An uploaded PDF that no case uses yet; its bytes are stored too. */
export async function buildFile(hall: Hall, owner: string | null, rest: Partial<StoredFile> = {}): Promise<StoredFile> {
  const bytes = Buffer.from('%PDF-1.4\n%%EOF\n');
  const row = {
    id: newId(),
    name: '材料.pdf',
    mime: 'application/pdf',
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    owner,
    caseId: null,
    createdAt: hall.now(),
  } satisfies Partial<StoredFile>;
  const file = await store(hall, Object.assign(new StoredFile(), row, rest));
  await hall.files.put(file.id, bytes);
  return file;
}

/** A yellow card about an overdue step. */
export async function buildCard(hall: Hall, { case: given, ...rest }: OfCase<Card> = {}): Promise<Card> {
  const subject = given ?? (await buildCase(hall));
  const id = newId();
  const row = {
    id,
    caseId: subject.id,
    caseNumber: subject.number,
    itemName: subject.itemName,
    area: subject.area,
    department: subject.department,
    colour: 'yellow',
    rule: 'step-overdue',
    subject: id,
    reason: '环节超时：审核1个工作日',
    clockKind: 'step',
    issuedAt: hall.now(),
    replyBy: null,
    state: 'issued',
    receivedAt: null,
    receivedBy: null,
    replies: [],
  } satisfies Partial<Card>;
  return await store(hall, Object.assign(new Card(), row, rest));
}

/** A running instance of the case's diagram. */
export async function buildInstance(
  hall: Hall,
  { case: given, ...rest }: OfCase<ProcessInstance> = {},
): Promise<ProcessInstance> {
  const subject = given ?? (await buildCase(hall));
  const row = {
    key: engineKey(),
    caseId: subject.id,
    processId: subject.itemCode,
    version: 1,
    parentKey: null,
    state: 'running',
    startedAt: hall.now(),
    endedAt: null,
  } satisfies Partial<ProcessInstance>;
  return await store(hall, Object.assign(new ProcessInstance(), row, rest));
}

/** Where an instance stands. */
export async function buildElement(
  hall: Hall,
  instance: ProcessInstance,
  rest: Partial<ElementInstance> = {},
): Promise<ElementInstance> {
  const row = {
    key: engineKey(),
    processInstanceKey: instance.key,
    elementId: 'review',
    type: 'USER_TASK',
    state: 'active',
    startedAt: hall.now(),
    endedAt: null,
  } satisfies Partial<ElementInstance>;
  return await store(hall, Object.assign(new ElementInstance(), row, rest));
}

/** An open incident of a job that has used up its tries. */
export async function buildIncident(hall: Hall, { case: given, ...rest }: OfCase<Incident> = {}): Promise<Incident> {
  const subject = given ?? (await buildCase(hall));
  const row = {
    key: engineKey(),
    processInstanceKey: engineKey(),
    caseId: subject.id,
    jobKey: engineKey(),
    processId: subject.itemCode,
    elementId: 'shareMaterials',
    errorType: 'JOB_NO_RETRIES',
    message: 'the registry does not answer',
    state: 'open',
    createdAt: hall.now(),
    resolvedAt: null,
  } satisfies Partial<Incident>;
  return await store(hall, Object.assign(new Incident(), row, rest));
}

/** A deployed version of a diagram of the catalogue. */
export async function buildDiagramVersion(hall: Hall, rest: Partial<DiagramVersion> = {}): Promise<DiagramVersion> {
  const { processId = 'food-business-licence', version = 1 } = rest;
  const { items, shared } = hall.catalogue();
  const diagram = items.get(processId) ?? shared.get(processId);
  const xml = rest.xml ?? diagram?.xml ?? '';
  const row = {
    processId,
    version,
    processDefinitionKey: engineKey(),
    hash: createHash('sha256').update(xml).digest('hex'),
    xml,
    elements: Object.fromEntries([...(diagram?.elements ?? [])].map(([id, { name, type }]) => [id, { name, type }])),
    deployedAt: hall.now(),
    deployedBy: '系统',
    note: '随程序发布',
  } satisfies Partial<DiagramVersion>;
  return await store(hall, Object.assign(new DiagramVersion(), row, rest));
}

export async function buildNotice(hall: Hall, rest: Partial<Notice> = {}): Promise<Notice> {
  const row = {
    id: newId(),
    account: rest.account ?? (await buildAccount(hall)).account,
    caseNumber: null,
    text: '您的申请已受理',
    createdAt: hall.now(),
    readAt: null,
  } satisfies Partial<Notice>;
  return await store(hall, Object.assign(new Notice(), row, rest));
}

/** The record of a review that the engine has just created for a case. */
export async function createdJob(hall: Hall, subject: Case, position: number) {
  const instance = await buildInstance(hall, { caseId: subject.id });
  return {
    kind: 'job',
    intent: 'created',
    partition: 1,
    position,
    at: hall.now(),
    jobKey: engineKey(),
    type: 'io.camunda.zeebe:userTask',
    retries: 1,
    processInstanceKey: instance.key,
    processDefinitionKey: '1',
    processId: subject.itemCode,
    processVersion: 1,
    elementId: 'review',
    elementInstanceKey: engineKey(),
    headers: { stage: '审核', kind: 'review', limit: '1 working-day' },
    candidateGroups: [`dept:${subject.department}`],
    assignee: null,
    formKey: null,
    errorCode: '',
    errorMessage: '',
  } as const;
}

/** A line of a case's timeline, so many minutes after eleven. */
export const plainEntry = (caseId: string, minute: number) => ({
  id: newId(),
  caseId,
  at: new Date(`2026-11-23T11:0${minute}:00+08:00`),
  kind: 'task',
  text: null,
  actor: null,
  department: null,
  fileId: null,
  internal: false,
});
