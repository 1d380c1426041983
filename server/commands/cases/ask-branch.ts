import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Item } from '../../catalogue/item/item-schema.ts';
import type { Branch as BranchVariable } from '../../catalogue/item/needs.ts';
import { Branch } from '../../entities/case/branch.ts';
import { Case } from '../../entities/case/case.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayAskBranch } from '../../policies/case.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { newId } from '../id.ts';
import { record } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';
import { pinnedItem } from './pinned-item.ts';
import { getWorkableCase, isOver } from './workable-case.ts';

/** Stores the branches that a diagram opens; each department's part is its own record. A repeat stores nothing twice. */
export function openBranches(
  hall: Hall,
  caseId: string,
  roles: readonly string[],
): Promise<{ branches: BranchVariable[] }> {
  return inTransaction(hall, async (em) => {
    const subject = await getWorkableCase(em, caseId);
    const { item } = await pinnedItem(em, subject);
    const branches = roles.length > 0 ? roles.map((role) => branchOf(item, subject, role)) : subject.branches;
    for (const branch of branches) await storeBranch(hall, em, subject, { ...branch, late: false, reason: null });
    return { branches };
  });
}

function branchOf(item: Item, subject: Case, role: string): BranchVariable {
  const known = item.branches.find((branch) => branch.role === role);
  const dept = subject.departments[role];
  if (!known || dept === undefined) throw new Error(`事项“${subject.itemName}”没有联办角色“${role}”`);
  return { role, dept, name: known.name, days: known.days };
}

async function storeBranch(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  branch: BranchVariable & { late: boolean; reason: string | null },
): Promise<void> {
  const known = await em.findOne(Branch, { caseId: subject.id, role: branch.role });
  if (known) return;
  em.create(Branch, {
    id: newId(),
    caseId: subject.id,
    role: branch.role,
    department: branch.dept,
    days: branch.days,
    late: branch.late,
    reason: branch.reason,
    state: 'open',
    taskId: null,
    decision: null,
    decisionName: null,
    opinion: null,
    decidedBy: null,
    decidedAt: null,
    createdAt: hall.now(),
  });
}

/** The lead asks one more department while the case is under review (a late branch). */
export function askBranch(
  hall: Hall,
  actor: Actor,
  number: string,
  ask: { role: string; reason: string },
): Promise<Case> {
  return inTransaction(hall, async (em) => {
    const subject = await em.findOne(Case, { number }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!subject || !mayAskBranch(actor, subject)) throw notFound('这个办件');
    if (isOver(subject) || (subject.state !== 'in-review' && subject.state !== 'accepted'))
      throw new Refusal('wrong-state', '只有审查中的办件可以追加征求意见');
    const { item } = await pinnedItem(em, subject);
    if (!item.branches.some(({ role }) => role === ask.role) || subject.departments[ask.role] === undefined) {
      throw new Refusal('invalid', '没有这个部门', [{ pointer: '/role', message: '本事项不能征求这个部门的意见' }]);
    }
    if (await em.findOne(Branch, { caseId: subject.id, role: ask.role }))
      throw new Refusal('wrong-state', '这个部门已经在征求意见之列');
    const branch = branchOf(item, subject, ask.role);
    await storeBranch(hall, em, subject, { ...branch, late: true, reason: ask.reason });
    const messageId = `branch-${subject.id}-${ask.role}`;
    send(hall, em, {
      kind: 'publish-message',
      name: 'branch-asked',
      correlationKey: subject.id,
      messageId,
      variables: { branch },
    });
    // The department asks: without it the applicant would read the clerk's name.
    const { department } = subject;
    const title = `追加征求${branch.name}意见`;
    record(hall, em, actor, subject, { kind: 'branch-asked', title, text: ask.reason, department });
    return subject;
  });
}
