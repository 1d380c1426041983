import type { EntityManager } from '@mikro-orm/postgresql';
import type { FormComponent } from '../../catalogue/form/form-schema.ts';
import type { Limit } from '../../domain/clock/limit.ts';
import { dateOf } from '../../domain/clock/zone.ts';
import type { AppealFacts, CommonFacts } from '../../domain/document-facts.ts';
import type { DocumentKind } from '../../domain/documents.ts';
import { Branch } from '../../entities/case/branch.ts';
import type { Case } from '../../entities/case/case.ts';
import { Extension } from '../../entities/case/extension.ts';
import { Material } from '../../entities/case/material.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { Task } from '../../entities/task.ts';
import type { PinnedItem } from '../cases/pinned-item.ts';
import { deadlineIfPaused, endOfPause } from '../clocks/clock-keeper.ts';
import { initialReviewOf } from '../clocks/item-limits.ts';
import type { Hall } from '../hall.ts';

/** What documents are written from: the case, its item, and what has been decided about it so far. */
export type CaseFacts = {
  subject: Case;
  item: PinnedItem['item'];
  common: CommonFacts & { appeal: AppealFacts };
  materials: Pick<Material, 'code' | 'name' | 'state'>[];
  clocks: Clock[];
  /** Newest first. */
  tasks: Task[];
  /** Name of the lower level that examines first; empty where there is none. */
  reviewer: string;
  today: string;
  /** Code of who issues it. */
  department: string;
  /** Full name of a department, by its code. */
  nameOf(department: string): string;
  /** The issuing department's own part in a co-approval; only its opinion letter speaks of it. */
  branch: Branch | null;
  /** The one that the head has approved and the clocks have made. */
  extension: Extension | null | undefined;
  /** When a pause of this length that begins now ends, and the law's deadline then. */
  ifPausedFor(limit: Limit): { ends: Date; deadline: Date };
  /** Of the application form. */
  questions: readonly FormComponent[];
  /** Of a task's form, by its key; none for a task without one. */
  questionsOf(formKey: string | null): readonly FormComponent[];
};

/**
 * Reads what a document of this kind may say of the case, as of today; `number` is its own, `department` the code of who
 * issues it, `issuer` how the diagram has named it: by its role or its code.
 */
export async function factsOf(
  hall: Hall,
  em: EntityManager,
  of: {
    kind: DocumentKind;
    subject: Case;
    pinned: PinnedItem;
    number: string;
    department: string;
    issuer?: string | undefined;
  },
): Promise<CaseFacts> {
  const { kind, subject, pinned, number, department } = of;
  const { item } = pinned;
  const today = dateOf(hall.now());
  const clocks = await em.find(Clock, { caseId: subject.id });
  return {
    subject,
    item,
    today,
    department,
    nameOf: (code) => hall.catalogue().organisation.departmentName(code),
    branch: kind === 'opinion-letter' ? await branchOf(em, subject.id, of) : null,
    questions: pinned.forms.get(item.applicationForm)?.components ?? [],
    questionsOf: (formKey) => pinned.forms.get(formKey ?? '')?.components ?? [],
    common: {
      number,
      applicant: subject.applicantName,
      itemName: subject.itemName,
      itemCode: item.basicCode,
      caseNumber: subject.number,
      appliedOn: dateOf(subject.submittedAt),
      issuedOn: today,
      ...signedBy(hall, department),
    },
    materials: inGuideOrder(item, await em.find(Material, { caseId: subject.id })),
    clocks,
    reviewer: reviewerOf(hall, item, subject),
    extension: item.limits.extension && (await em.findOne(Extension, { caseId: subject.id, state: 'granted' })),
    ifPausedFor: (limit) => ifPausedFor(hall, subject, clocks, limit),
    tasks: await em.find(Task, { caseId: subject.id, decision: { $ne: null } }, { orderBy: { completedAt: 'desc' } }),
  };
}

/** Whose opinion a letter says: the role's that issues it; of a department named by its code, what it has said last. */
async function branchOf(
  em: EntityManager,
  caseId: string,
  { issuer, department }: { issuer?: string | undefined; department: string },
): Promise<Branch | null> {
  const named = issuer === undefined ? null : await em.findOne(Branch, { caseId, role: issuer });
  return named ?? (await em.findOne(Branch, { caseId, department }, { orderBy: { decidedAt: 'desc nulls last' } }));
}

/** Who issues it, where to ask, and where to go against it. */
export function signedBy(hall: Hall, department: string) {
  const { organisation } = hall.catalogue();
  return {
    organ: organisation.departmentName(department),
    contact: { name: '政务服务窗口', phone: organisation.departmentPhone(department) },
    appeal: organisation.appealOf(department),
  };
}

function reviewerOf(hall: Hall, item: PinnedItem['item'], subject: Case): string {
  const code = subject.departments[initialReviewOf(item, subject)?.by ?? ''];
  return code === undefined ? '' : hall.catalogue().organisation.departmentName(code);
}

function inGuideOrder(item: PinnedItem['item'], materials: Material[]): Material[] {
  const places = new Map(item.materials.map(({ code }, place) => [code, place]));
  return materials.toSorted((a, b) => (places.get(a.code) ?? 0) - (places.get(b.code) ?? 0));
}

function ifPausedFor(
  hall: Hall,
  subject: Case,
  clocks: readonly Clock[],
  limit: Limit,
): { ends: Date; deadline: Date } {
  const ends = endOfPause(hall, subject, limit);
  const law = clocks.find(({ kind, endedAt }) => kind === 'law' && endedAt === null);
  return { ends, deadline: law ? deadlineIfPaused(hall, law, ends) : ends };
}

/** The first of the guide's bases, with its article. */
export const lawOf = (facts: Pick<CaseFacts, 'item'>): string => {
  const basis = facts.item.bases.at(0);
  return basis ? `《${basis.title}》${basis.article}` : '有关规定';
};

/** What the diagram names, and otherwise the item's own first basis. */
export const basisOf = (order: { basis: string }, facts: Pick<CaseFacts, 'item'>): string =>
  order.basis || lawOf(facts);

/** Names of the materials that are there, whoever brought them. */
export const handedIn = ({ materials }: Pick<CaseFacts, 'materials'>): string[] =>
  materials.filter(({ state }) => state !== 'missing' && state !== 'not-found').map(({ name }) => name);

/** The day on which the clock of this kind ends, YYYY-MM-DD; today where the case has none, or it stands still. */
export const deadlineOf = (facts: CaseFacts, kind: string): string => {
  const deadline = facts.clocks.find((clock) => clock.kind === kind)?.deadline;
  return deadline ? dateOf(deadline) : facts.today;
};
