import test from 'ava';
import i18next from 'i18next';
import { z } from 'zod';
import { checkForm } from '../../server/catalogue/form/form-check.ts';
import { readCatalogue } from '../../server/catalogue/read.ts';
import { Application } from '../../server/routes/cases/application.schema.ts';
import { ApiProblem } from '../../ui/api/problem.ts';
import { faultInEnglish } from '../../ui/i18n/en/faults.ts';

const hasHan = (text: string) => /\p{Script=Han}/u.test(text);

test("whatever an item's form finds wrong has an English sentence, but for a designer's own words", async (t) => {
  const { catalogue } = await readCatalogue(process.cwd());
  const junk = ['', 'x', 'x'.repeat(20_000), -1, 1.23456789, 1e12, true, [], [{}], [1, 1], null, {}];
  const seen = new Set<string>();
  for (const { forms } of catalogue.items.values())
    for (const form of forms.values()) {
      const own = JSON.stringify(form);
      const keys = [...own.matchAll(/"(?:key|path)":"([^"]+)"/g)].map(([, key = '']) => key);
      const given = junk.map((value) => Object.fromEntries(keys.map((key) => [key, value])));
      for (const data of [undefined, {}, ...given])
        for (const { message } of checkForm(form, data)) if (!own.includes(JSON.stringify(message))) seen.add(message);
    }
  t.true(seen.size > 12);
  t.deepEqual(
    [...seen].filter((message) => hasHan(faultInEnglish(message))),
    [],
  );
});

test('what an application finds wrong before the form has an English sentence too', (t) => {
  const { localeError: error } = z.locales.zhCN();
  const wrong = [
    {},
    { itemCode: 1, area: 'x', applicant: { phone: '1', kind: 'x', name: 'x'.repeat(999) }, materials: 1 },
  ];
  const messages = wrong.flatMap((body) => Application.safeParse(body, { error }).error?.issues ?? []);
  t.true(messages.length > 4);
  t.deepEqual(messages.map(({ message }) => faultInEnglish(message)).filter(hasHan), []);
});

test('a fault comes in the language of the page; one that nobody has translated stays as the hall says it', async (t) => {
  const errors = [
    { pointer: '/form/area', message: '不能大于 50' },
    { pointer: '/form/plate', message: '车牌号应有七位' },
  ];
  const told = () => new ApiProblem({ status: 422, errors }).errors.map(({ message }) => message);
  t.deepEqual(told(), ['不能大于 50', '车牌号应有七位']);
  await i18next.init({ lng: 'en' });
  t.deepEqual(told(), ['Not more than 50', '车牌号应有七位']);
});
