import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogueItem } from '../../catalogue/catalogue.ts';
import { branchesNeeded } from '../../catalogue/item/needs.ts';
import { departmentsOf } from '../../catalogue/organisation.ts';
import { parseLimit } from '../../domain/clock/limit.ts';
import { acceptedOnline } from '../../domain/online-depth.ts';
import { Draft } from '../../entities/account.ts';
import { Case, type DeliveryChoice, type FormData } from '../../entities/case/case.ts';
import type { Clock } from '../../entities/supervision/clock.ts';
import type { Actor } from '../../policies/actor.ts';
import { startClock } from '../clocks/clock-keeper.ts';
import { nextCaseNumber } from '../documents/numbering.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { newId } from '../id.ts';
import { record } from '../journal.ts';
import { type MaterialUpload, takeMaterials } from '../materials/take-materials.ts';
import { Refusal } from '../refusal.ts';
import { checkApplication, flagsOf } from './check-application.ts';
import { itemVersionOf } from './item-version.ts';
import { ownApplicant } from './own-applicant.ts';
import { hashQueryPassword, newQueryPassword } from './query-password.ts';
import { startOf } from './start-case.ts';

export type Application = {
  itemCode: string;
  area: string;
  applicant: {
    kind: 'person' | 'unit';
    name: string;
    certificateType: string;
    certificateNumber: string;
    phone: string;
  };
  form: FormData;
  materials: MaterialUpload[];
  delivery?: DeliveryChoice | undefined;
};

export type Submitted = { subject: Case; queryPassword: string };

/**
 * Hands in an application. The case, its materials and clocks and the message that starts its diagram are one
 * transaction; the engine hears of it by the outbox, under the case's id, so that exactly one instance comes of it.
 * Throws Refusal `invalid` with every fault at its field.
 */
export async function submitApplication(hall: Hall, actor: Actor, given: Application): Promise<Submitted> {
  const entry = hall.catalogue().items.get(given.itemCode);
  if (!entry) throw new Refusal('invalid', '没有这个事项', [{ pointer: '/itemCode', message: '没有这个事项' }]);
  const itemVersionId = await itemVersionOf(hall, entry);
  const reading = hall.orm.em.fork();
  const application = { ...given, applicant: await ownApplicant(reading, actor, given.applicant) };
  const faults = await checkApplication(hall, reading, actor, { entry, application });
  if (faults.length > 0) throw new Refusal('invalid', '申请内容有误，请逐项改正', faults);
  // Before the transaction: inside it the day's applications for an item would wait for each other until each is stored.
  const number = await nextCaseNumber(hall, reading, application);
  return await inTransaction(hall, async (em) => {
    const queryPassword = newQueryPassword();
    const made = { entry, application, number, queryPassword, itemVersionId };
    const subject = createCase(hall, em, actor, made);
    await takeMaterials(hall, em, actor, { subject, item: entry.item, uploads: application.materials });
    startIntakeClocks(hall, em, subject, entry);
    send(hall, em, { kind: 'publish-message', ...startOf(subject, entry.processId) });
    record(hall, em, actor, subject, { kind: 'submitted', title: '提交申请' });
    await em.nativeDelete(Draft, { account: actor.account, itemCode: application.itemCode });
    return { subject, queryPassword };
  });
}

type Made = {
  entry: CatalogueItem;
  application: Application;
  number: string;
  queryPassword: string;
  itemVersionId: string;
};

function createCase(hall: Hall, em: EntityManager, actor: Actor, made: Made): Case {
  const { entry, application, queryPassword } = made;
  const { organisation } = hall.catalogue();
  const departments = departmentsOf(organisation, entry.item, application.area);
  const now = hall.now();
  return em.create(Case, {
    id: newId(),
    number: made.number,
    itemCode: entry.item.code,
    itemVersionId: made.itemVersionId,
    itemName: entry.item.name.zh,
    area: application.area,
    department: departments['lead'] ?? '',
    departments,
    applicantAccount: actor.account,
    applicantKind: application.applicant.kind,
    applicantName: application.applicant.name,
    certificateType: application.applicant.certificateType,
    certificateNumber: application.applicant.certificateNumber,
    phone: application.applicant.phone,
    form: application.form,
    delivery: application.delivery ?? { method: 'window' },
    flags: flagsOf(hall, entry.item, application),
    branches: branchesNeeded(entry.item, application, departments),
    state: 'submitted',
    stage: '收件',
    correction: null,
    correctionNotices: [],
    queryPasswordHash: hashQueryPassword(hall.settings.secret, made.number, queryPassword),
    processInstanceKey: null,
    licenceNumbers: {},
    resultNumber: null,
    resultFileId: null,
    outcome: null,
    createdAt: now,
    submittedAt: now,
    acceptedAt: null,
    decidedAt: null,
    withdrawnAt: null,
    endedAt: null,
    deadline: null,
    leadingClock: null,
  });
}

/**
 * A licence that is accepted online is received by being handed in: from now on the hall owes an answer within 5 days (§32).
 * Where paper is brought to the window first, nothing has been received yet: the diagram starts that clock there. What is no
 * licence has none. The promise of an immediate item runs from the first moment.
 */
function startIntakeClocks(hall: Hall, em: EntityManager, subject: Case, { item }: CatalogueItem): void {
  const clocks: Clock[] = [];
  if (item.type === licence && item.onlineDepth >= acceptedOnline) {
    const limit = parseLimit('5 working-day');
    const basis = '《中华人民共和国行政许可法》第三十二条';
    clocks.push(
      startClock(hall, em, subject, { kind: 'pre-acceptance', label: '受理期限', basis, limit, pausable: false }),
    );
  }
  const { kind, promise } = item.limits;
  if (kind === 'immediate' && promise)
    clocks.push(startClock(hall, em, subject, { kind: 'promise', label: '承诺期限', limit: promise, immediate: true }));
  const first = clocks.toSorted((a, b) => Number(a.deadline) - Number(b.deadline)).at(0);
  subject.deadline = first?.deadline ?? null;
  subject.leadingClock = first?.label ?? null;
}

/** Type 行政许可 (GB/T 39046 annex A). */
const licence = '01';
