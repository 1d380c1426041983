import { z } from 'zod';
import { Item } from '../../server/routes/items/schema.ts';
import { expect, type Person, until } from '../support/person.ts';
import type { RunningHall } from '../support/running-hall.ts';
import { walkerOf } from '../support/walk.ts';

/** What there is to ask about: values by the name of their parameter or field; those of `{id}` by the resource before it. */
export type Known = Record<string, unknown[]>;

const Rows = z.array(z.object({ id: z.string() }));
const codes = ['food-business-licence', 'taiwan-travel-permit', 'social-security-card'] as const;

/** Walks a case to its result and others to where they wait, then looks up the names of everything that has come of them. */
export async function makeKnown(hall: RunningHall): Promise<Known> {
  const walker = walkerOf(hall);
  const [licence, permit, card] = await Promise.all([
    walker.submit('food-business-licence'),
    walker.submit('taiwan-travel-permit'),
    walker.submit('social-security-card'),
  ]);
  const ended = await walker.walk(card, { limitMs: 120_000 });
  await walker.walk(permit, { to: ({ payments }) => payments.length > 0, without: ['pay'], limitMs: 120_000 });
  await until('a task of the licence', async () => (await ids(hall, 'tasks')).length > 2);
  const samples = await applicationsOf([await walker.person('lin'), await walker.person('haixia')]);
  return {
    ...(await namesOf(hall)),
    ...valuesOf(samples),
    number: [licence.number, permit.number, ended.number],
    account: ['lin', 'nobody'],
    diagrams: ['food-business-licence', 'pay'],
    department: ['350102-market'],
    item: [...codes],
    decision: ['approve', 'accept', 'correct'],
    role: ['environment'],
    year: [2026, 2027],
    version: [1],
    from: [0, 1],
    to: [1],
  };
}

const namesOf = async (hall: RunningHall): Promise<Known> => ({
  tasks: await ids(hall, 'tasks'),
  files: await ids(hall, 'stored_file'),
  payments: await ids(hall, 'payments'),
  cards: [...(await ids(hall, 'cards')), crypto.randomUUID()],
  notices: await ids(hall, 'notices'),
  key: ['2251799813685249'],
});

async function ids(hall: RunningHall, table: string): Promise<string[]> {
  const rows = await hall.sql(z.unknown(), `select id::text as id from ${table} order by id desc limit 6`);
  return Rows.parse(rows).map(({ id }) => id);
}

const Sample = z.object({
  itemCode: z.string(),
  area: z.string(),
  applicant: z.unknown(),
  form: z.unknown(),
  materials: z.array(z.object({ code: z.string(), fileId: z.string() })),
});
type Sample = z.infer<typeof Sample>;

/** Bodies that the hall takes as they are. */
async function applicationsOf(people: readonly Person[]): Promise<Sample[]> {
  const items = people.flatMap((person) => codes.map((code) => person.get(`/api/items/${code}`)));
  const samples = (await Promise.all(items)).map((answer) => expect(Item, answer).sampleApplication);
  return samples.flatMap((sample) => Sample.safeParse(sample).data ?? []);
}

function valuesOf(samples: readonly Sample[]): Known {
  const materials = samples.flatMap((sample) => sample.materials);
  return {
    code: [...new Set([...codes, ...materials.map(({ code }) => code)])],
    itemCode: samples.map(({ itemCode }) => itemCode),
    area: samples.map(({ area }) => area),
    applicant: samples.map(({ applicant }) => applicant),
    form: samples.map(({ form }) => form),
    fileId: materials.map(({ fileId }) => fileId),
  };
}
