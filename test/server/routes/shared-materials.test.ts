import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { z } from 'zod';
import { materialsNeeded } from '../../../server/catalogue/item/needs.ts';
import { shareMaterials } from '../../../server/commands/materials/share-materials.ts';
import { takeMaterials } from '../../../server/commands/materials/take-materials.ts';
import type { Account } from '../../../server/entities/account.ts';
import { Material } from '../../../server/entities/case/material.ts';
import { actorOf } from '../../../server/policies/actor.ts';
import { materialPreviewRoutes } from '../../../server/routes/cases/material-preview.routes.ts';
import { buildAccount, buildCase } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';
import { startTwins } from '../providers/twins.ts';

const samples = join(import.meta.dirname, '../../../processes');
const SampleAccount = z.object({
  account: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'unit']),
  certificateType: z.enum(['SF', 'YYZZ']).nullable().default(null),
  certificateNumber: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
});
const { accounts } = z
  .object({ accounts: z.array(SampleAccount) })
  .parse(JSON.parse(readFileSync(join(samples, 'sample/accounts.json'), 'utf8')));
const Sample = z.object({ account: z.string(), area: z.string(), form: z.record(z.string(), z.json()) });

/** What the registries do not hold of a sample applicant: he has no such paper, so the page asks him for it. */
const notHeld: Record<string, string[]> = {
  'lin food-business-licence': ['business-licence'],
  'chen food-business-licence': ['business-licence'],
  'zheng food-business-licence': ['business-licence'],
  'haixia construction-planning-permit': ['land-certificate', 'planning-conditions'],
  'lin tree-felling-permit': ['forest-right'],
  'haixia tree-felling-permit': ['forest-right'],
  'minjiang tree-felling-permit': ['forest-right'],
};

test('the registries hold every shared material of every sample applicant, but for the papers that he has not', async (t) => {
  t.timeout(120_000);
  const { hall, as } = await hallFor(t);
  const applicants = accounts.filter(({ certificateNumber }) => certificateNumber !== null);
  for (const [code, { item }] of hall.catalogue().items) {
    const { area, form } = sampleOf(code);
    for (const one of applicants.filter(({ kind }) => item.audience.includes(kind))) {
      await buildAccount(hall, one).catch(() => undefined);
      const { account, ...applicant } = one;
      const asked = await as(account).post('/api/material-previews', { itemCode: code, area, applicant, form });
      t.is(asked.status, 200, `${account} ${code} ${JSON.stringify(asked.body)}`);
      const missing = asked.body.items.filter(
        ({ obtainable, required, found }: Preview) => obtainable && required && !found,
      );
      t.deepEqual(
        missing.map((material: Preview) => material.code),
        notHeld[`${account} ${code}`] ?? [],
        `${account} ${code}`,
      );
      for (const { reason } of missing) t.regex(reason, /请上传/);
    }
  }
});

test('the sample applicant of each item hands in nothing that sharing gives, and all the rest', async (t) => {
  const { hall, as } = await hallFor(t);
  for (const [code, { item, sample }] of hall.catalogue().items) {
    const { account, area, form } = sampleOf(code);
    const one = accounts.find((each) => each.account === account);
    if (!one?.certificateNumber) return t.fail(account);
    await buildAccount(hall, one).catch(() => undefined);
    const { account: _, ...applicant } = one;
    const { body } = await as(account).post('/api/material-previews', { itemCode: code, area, applicant, form });
    const found = new Set(body.items.filter((each: Preview) => each.found).map((each: Preview) => each.code));
    const given = z.object({ materials: z.array(z.object({ code: z.string() })).default([]) }).parse(sample).materials;
    const needed = materialsNeeded(item, { form, applicant }).filter(({ required }) => required);
    t.deepEqual(
      needed.filter(({ material }) => !found.has(material.code)).map(({ material }) => material.code),
      needed
        .filter(({ material }) => given.some((each) => each.code === material.code))
        .map((each) => each.material.code),
      code,
    );
  }
});

test("an enterprise's identity card is its representative's as the register names him, whoever the form names", async (t) => {
  const { hall } = await hallFor(t);
  const account = await buildAccount(hall, unit);
  const subject = await buildCase(hall, {
    applicantAccount: account.account,
    applicantKind: 'unit',
    applicantName: unit.name,
    certificateType: unit.certificateType,
    certificateNumber: unit.certificateNumber,
    form: { legalRepresentative: '陈志强', legalRepresentativeIdNumber: '350121198503081011' },
  });
  const { shared, rows } = await share(hall, account, subject);
  t.deepEqual(shared.missingMaterials.toSorted(), ['layout-plan', 'safety-rules']);
  const card = rows.find(({ code }) => code === 'identity-card');
  t.like(card, { state: 'shared', trust: 'A', note: null });
  t.is(card?.source, '省人口基础库（350*************29）');
});

test('while a registry is down the applicant is asked at the last try, and told why', async (t) => {
  const { hall, setFault } = await hallFor(t);
  await setFault('population', 'down');
  const account = await buildAccount(hall, unit);
  const subject = await buildCase(hall, {
    applicantKind: 'unit',
    applicantName: unit.name,
    certificateType: unit.certificateType,
    certificateNumber: unit.certificateNumber,
  });
  await t.throwsAsync(share(hall, account, subject, false));
  const { rows } = await share(hall, account, subject);
  t.like(
    rows.find(({ code }) => code === 'business-licence'),
    { state: 'shared' },
  );
  t.like(
    rows.find(({ code }) => code === 'identity-card'),
    {
      state: 'not-found',
      note: '未能共享：共享系统暂时无法访问，请上传',
    },
  );
});

type Preview = { code: string; obtainable: boolean; required: boolean; found: boolean; reason: string };
const unit = {
  name: '福州海峡茶饮有限公司',
  kind: 'unit',
  certificateType: 'YYZZ',
  certificateNumber: '91350102MA0000001L',
} as const;

const sampleOf = (code: string) =>
  Sample.parse(JSON.parse(readFileSync(join(samples, 'items', code, 'sample.json'), 'utf8')));

async function hallFor(t: ExecutionContext) {
  const { registry, setFault } = await startTwins(t);
  const { hall } = await testHall(t);
  hall.providers = { ...hall.providers, registry };
  const { as } = await serve(t, hall, materialPreviewRoutes);
  return { hall, as, setFault };
}

type Hall = Awaited<ReturnType<typeof hallFor>>['hall'];
type Subject = Awaited<ReturnType<typeof buildCase>>;

async function share(hall: Hall, account: Account, subject: Subject, lastTry = true) {
  const em = hall.orm.em.fork();
  const item = hall.catalogue().items.get(subject.itemCode)?.item;
  if (!item) throw new Error(subject.itemCode);
  if ((await em.count(Material, { caseId: subject.id })) === 0) {
    await takeMaterials(hall, em, actorOf(account), { subject, item, uploads: [] });
    await em.flush();
  }
  const shared = await shareMaterials(hall, { caseId: subject.id, codes: [], purpose: '受理审查', lastTry });
  return { shared, rows: await hall.orm.em.fork().find(Material, { caseId: subject.id }) };
}
