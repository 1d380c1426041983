import { createHash, randomInt, randomUUID } from 'node:crypto';
import { hashQueryPassword } from '../../server/commands/cases/query-password.ts';
import type { Hall } from '../../server/commands/hall.ts';
import { newId } from '../../server/commands/id.ts';
import { dateOf } from '../../server/domain/clock/zone.ts';
import { caseNumber } from '../../server/domain/numbers.ts';
import { Account, type Role } from '../../server/entities/account.ts';
import { Case } from '../../server/entities/case/case.ts';
import { ItemVersion } from '../../server/entities/engine/item-version.ts';
import { Clock } from '../../server/entities/supervision/clock.ts';
import { Task } from '../../server/entities/task.ts';
import { type Actor, actorOf } from '../../server/policies/actor.ts';

/** The applicant whom tests know, as an application names him. */
export const lin = {
  kind: 'person',
  name: '林晓燕',
  certificateType: 'SF',
  certificateNumber: '350102199006151029',
  phone: '13800000001',
} as const;

/** Stores one row. */
export async function store<T extends object>(hall: Hall, row: T): Promise<T> {
  await hall.orm.em.fork().persist(row).flush();
  return row;
}

let keys = 2_251_799_813_700_000 + randomInt(1_000_000);
/** A key as the engine gives them; never the same twice. */
export const engineKey = (): string => {
  keys += 1;
  return String(keys);
};

/** A person with an identity card, unless told; `roles`, `departments` and `areas` decide what he may. */
export async function buildAccount(hall: Hall, overrides: Partial<Account> = {}): Promise<Account> {
  const account = new Account();
  return await store(
    hall,
    Object.assign(account, {
      account: `a-${randomUUID().slice(0, 8)}`,
      ...lin,
      passwordHash: 'nobody has this password',
      roles: ['applicant'] satisfies Role[],
      departments: [],
      areas: ['350102'],
      address: '福州市鼓楼区示例路1号',
      note: null,
      sample: true,
      createdAt: hall.now(),
      ...overrides,
    } satisfies Partial<Account>),
  );
}

/** Somebody who acts, stored as an account. */
export const buildActor = async (hall: Hall, overrides: Partial<Account> = {}): Promise<Actor> =>
  actorOf(await buildAccount(hall, overrides));

/** A running application for a food business licence in Gulou, accepted today; its applicant and item version are made along. */
export async function buildCase(hall: Hall, overrides: Partial<Case> = {}): Promise<Case> {
  const { itemCode = 'food-business-licence', area = '350102' } = overrides;
  const lead = overrides.department ?? `${area.slice(0, 6)}-market`;
  const now = hall.now();
  const serial = randomInt(1, 999_999);
  const number = overrides.number ?? caseNumber({ area: area.slice(0, 6), date: dateOf(now), item: 'FBL', serial });
  return await store(
    hall,
    Object.assign(new Case(), {
      id: newId(),
      number,
      itemCode,
      itemVersionId: overrides.itemVersionId ?? (await buildItemVersion(hall, itemCode)).id,
      itemName: hall.catalogue().items.get(itemCode)?.item.name.zh ?? itemCode,
      area,
      department: lead,
      departments: { lead },
      applicantAccount: overrides.applicantAccount ?? (await buildAccount(hall)).account,
      applicantKind: 'person',
      applicantName: '林晓燕',
      certificateType: 'SF',
      certificateNumber: '350102199006151029',
      phone: '13800000001',
      form: {},
      delivery: { method: 'window' },
      flags: {},
      branches: [],
      state: 'accepted',
      stage: '受理',
      light: 'green',
      deadline: null,
      leadingClock: null,
      correction: null,
      correctionNotices: [],
      queryPasswordHash: hashQueryPassword(hall.settings.secret, number, '123456'),
      processInstanceKey: null,
      licenceNumbers: {},
      resultNumber: null,
      resultFileId: null,
      outcome: null,
      createdAt: now,
      submittedAt: now,
      acceptedAt: now,
      decidedAt: null,
      withdrawnAt: null,
      endedAt: null,
      ...overrides,
    } satisfies Partial<Case>),
  );
}

/** Today's guide of an item, stored as an application pins it. */
export async function buildItemVersion(hall: Hall, code: string): Promise<ItemVersion> {
  const entry = hall.catalogue().items.get(code);
  const row = Object.assign(new ItemVersion(), {
    id: newId(),
    code,
    version: entry?.item.version ?? '1',
    hash: createHash('sha256').update(code).digest('hex'),
    item: entry?.item ?? {},
    forms: Object.fromEntries(entry?.forms ?? []),
    effectiveFrom: hall.now(),
  } satisfies Partial<ItemVersion>);
  const em = hall.orm.em.fork();
  await em.upsert(ItemVersion, row, { onConflictFields: ['code', 'hash'], onConflictAction: 'ignore' });
  return await em.findOneOrFail(ItemVersion, { code, hash: row.hash });
}

/** An open task of a case's lead department. */
export async function buildTask(hall: Hall, overrides: Partial<Task> & { case?: Case } = {}): Promise<Task> {
  const { case: given, ...rest } = overrides;
  const subject = given ?? (await buildCase(hall));
  return await store(
    hall,
    Object.assign(new Task(), {
      id: engineKey(),
      caseId: subject.id,
      caseNumber: subject.number,
      itemCode: subject.itemCode,
      itemName: subject.itemName,
      applicantName: subject.applicantName,
      area: subject.area,
      processId: subject.itemCode,
      elementId: 'review',
      elementInstanceKey: engineKey(),
      name: '审核',
      stage: '审核',
      kind: 'review',
      department: subject.department,
      formKey: null,
      headers: { stage: '审核', kind: 'review', decisions: 'approve=同意;refuse=不同意*' },
      state: 'open',
      assignee: null,
      assigneeName: null,
      decision: null,
      decisionName: null,
      opinion: null,
      form: null,
      light: 'green',
      deadline: null,
      createdAt: hall.now(),
      completedAt: null,
      ...rest,
    } satisfies Partial<Task>),
  );
}

/** A promise of 5 working days that has just begun. Its deadline and light are as given, not reckoned. */
export async function buildClock(hall: Hall, overrides: Partial<Clock> & { case?: Case } = {}): Promise<Clock> {
  const { case: given, ...rest } = overrides;
  const subject = given ?? (await buildCase(hall));
  return await store(
    hall,
    Object.assign(new Clock(), {
      id: newId(),
      caseId: subject.id,
      taskId: null,
      kind: 'promise',
      label: '承诺期限',
      basis: null,
      department: subject.department,
      area: subject.area,
      amount: 5,
      extension: 0,
      unit: 'working-day',
      isPeriod: false,
      immediate: false,
      pausable: true,
      startedAt: hall.now(),
      pauses: [],
      deadline: null,
      moves: [],
      provisional: false,
      light: 'green',
      warned: 'none',
      nextCheckAt: null,
      endedAt: null,
      ...rest,
    } satisfies Partial<Clock>),
  );
}
