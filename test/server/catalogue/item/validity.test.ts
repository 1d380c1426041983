import test, { type ExecutionContext } from 'ava';
import { validityOf } from '../../../../server/catalogue/item/validity.ts';
import { readCatalogue } from '../../../../server/catalogue/read.ts';

const reading = readCatalogue(new URL('../../../..', import.meta.url).pathname);
const decidedOn = '2026-12-01';

/** Item, application, last day or words; `from` where it is not the day of the decision. */
const cases: [item: string, form: Record<string, unknown>, until: string, from?: string][] = [
  // 食品安全法实施条例 §15
  ['food-business-licence', {}, '2031-11-30'],
  // 中国公民往来台湾地区管理办法: ten years, five for who is not sixteen yet
  ['taiwan-travel-permit', { minor: false }, '2036-11-30'],
  ['taiwan-travel-permit', { minor: true }, '2031-11-30'],
  ['taiwan-travel-permit', {}, '2036-11-30'],
  ['tree-felling-permit', { from: '2026-12-10', to: '2026-12-31' }, '2026-12-31', '2026-12-10'],
  ['enterprise-opening', { term: '长期' }, '长期'],
  ['enterprise-opening', { term: '2046-11-30' }, '2046-11-30'],
  ['investment-project-filing', {}, '条例未设失效期'],
];

for (const [code, form, until, from = decidedOn] of cases) {
  test(`${code} for ${JSON.stringify(form)} is valid: ${until}`, async (t) => {
    const item = await itemOf(t, code);
    const validity = validityOf(item, form, decidedOn);
    t.deepEqual(validity, until.startsWith('20') ? { from, to: until, words: '' } : { from, to: null, words: until });
  });
}

test('five years from the leap day end the day before, and from the day after it on the last of February', async (t) => {
  const item = await itemOf(t, 'food-business-licence');
  t.is(validityOf(item, {}, '2028-02-29').to, '2033-02-28');
  t.is(validityOf(item, {}, '2028-03-01').to, '2033-02-28');
});

test('a faulty expression leaves the words of the guide', async (t) => {
  const item = await itemOf(t, 'food-business-licence');
  const faulty = { ...item, result: { ...item.result, term: { to: 'form.' } } };
  t.deepEqual(validityOf(faulty, {}, decidedOn), { from: decidedOn, to: null, words: item.result.validity });
});

async function itemOf(t: ExecutionContext, code: string) {
  const { catalogue } = await reading;
  const entry = catalogue.items.get(code);
  t.truthy(entry, code);
  if (!entry) throw new Error(code);
  return entry.item;
}
