import test from 'ava';
import { Item } from '../../../server/catalogue/item/item-schema.ts';
import { ItemVersion } from '../../../server/entities/engine/item-version.ts';
import { Migration20261129020000_NumbersAsData } from '../../../server/entities/migrations/Migration20261129020000_NumbersAsData.ts';
import { buildItemVersion } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';

/** The names that items gave before. */
const names: Record<string, string> = {
  'food-business-licence': 'food-business',
  'investment-project-filing': 'project-code',
  'enterprise-opening': 'credit-code',
  'enterprise-establishment': 'business-registration',
  'construction-planning-permit': 'construction-planning',
  'taiwan-travel-permit': 'taiwan-permit',
  'tree-felling-permit': 'tree-felling',
  'social-security-card': 'social-card',
};

test('a case begun on an item of before is numbered like one of today, and no food licence twice', async (t) => {
  const { hall, orm } = await testHall(t);
  const em = orm.em.fork();
  // given
  for (const [code, numbering] of Object.entries(names)) {
    const { id } = await buildItemVersion(hall, code);
    const row = await em.findOneOrFail(ItemVersion, { id });
    const { result, ...item } = Item.parse(row.item);
    const licences = result.licences.map((licence) => ({ ...licence, numbering: licence.code }));
    row.item = { ...item, result: { ...result, licences, numbering } };
  }
  await em.flush();
  await em.execute(`insert into number_series (name, last) values
    ('result food-business-licence 350102 2026', 7), ('result food-business-licence 350102 2025', 9),
    ('result construction-planning-permit 350121 2026', 3)`);

  // when
  const migration = new Migration20261129020000_NumbersAsData(orm.driver, orm.config);
  migration.up();
  for (const query of migration.getQueries()) await em.execute(String(query));

  // then
  for (const code of Object.keys(names)) {
    const rows = await orm.em.fork().find(ItemVersion, { code });
    const { numbering, licences } = hall.catalogue().items.get(code)?.item.result ?? {};
    for (const { item } of rows) {
      const { result } = Item.parse(item);
      t.deepEqual(result.numbering, numbering, code);
      t.deepEqual(result.licences, licences, code);
    }
  }
  t.deepEqual(await em.execute(`select name, last from number_series where name not like '% 20__'`), [
    { name: 'result food-business-licence 350102', last: 9 },
  ]);
});
