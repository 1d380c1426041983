import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogueItem } from '../../catalogue/catalogue.ts';
import { branchesNeeded } from '../../catalogue/item/needs.ts';
import { departmentsOf } from '../../catalogue/organisation.ts';
import { parseLimit } from '../../domain/clock/limit.ts';
import { Draft } from '../../entities/account.ts';
import { Case, type DeliveryChoice, type FormData } from '../../entities/case/case.ts';
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
  const faults = await checkApplication(reading, actor, entry, application);
  if (faults.length > 0) throw new Refusal('invalid', '申请内容有误，请逐项改正', faults);
  // Before the transaction: inside it the day's applications for an item would wait for each other until each is stored.
  const number = await nextCaseNumber(hall, reading, application);
  return await inTransaction(hall, async (em) => {
    const queryPassword = newQueryPassword();
    const made = { entry, application, number, queryPassword, itemVersionId };
    const subject = createCase(hall, em, actor, made);
    await takeMaterials(hall, em, actor, { subject, item: entry.item, uploads: application.materials });
    startIntakeClocks(hall, em, subject, entry);
    sendStart(hall, em, subject, entry);
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
    endedAt: null,
    deadline: null,
    leadingClock: null,
  });
}

/** Before acceptance the hall owes an answer within 5 days (§32), and its pre-review within 2. */
function startIntakeClocks(hall: Hall, em: EntityManager, subject: Case, entry: CatalogueItem): void {
  const immediate = entry.item.limits.kind === 'immediate';
  const clock = startClock(hall, em, subject, {
    kind: 'pre-acceptance',
    label: '受理期限',
    basis: '《中华人民共和国行政许可法》第三十二条',
    limit: parseLimit('5 working-day'),
    pausable: false,
  });
  if (immediate && entry.item.limits.promise) {
    startClock(hall, em, subject, {
      kind: 'promise',
      label: '承诺期限',
      limit: entry.item.limits.promise,
      immediate: true,
    });
  }
  subject.deadline = clock.deadline;
  subject.leadingClock = clock.label;
}

/** Only identifiers and what the diagram's gateways need: no form data, no personal data. */
function sendStart(hall: Hall, em: EntityManager, subject: Case, entry: CatalogueItem): void {
  send(hall, em, {
    kind: 'publish-message',
    name: `start-${entry.processId}`,
    correlationKey: subject.id,
    messageId: subject.id,
    variables: {
      caseId: subject.id,
      number: subject.number,
      area: subject.area,
      departments: subject.departments,
      branches: subject.branches,
      delivery: subject.delivery.method,
      ...subject.flags,
    },
  });
}
