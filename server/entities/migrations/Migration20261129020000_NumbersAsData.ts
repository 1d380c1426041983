import { Migration } from '@mikro-orm/migrations';

/** What the names meant that items gave as their `numbering`, part by part; the hall knew no others. */
const patterns = {
  'food-business': [
    'JY',
    { value: 'if form.businessType = "sales" then 1 else if form.businessType = "canteen" then 3 else 2' },
    { area: 6 },
    { serial: 6, per: ['area'] },
    { check: 'mod11-10', from: 2 },
  ],
  'project-code': [
    { date: 'YYMM' },
    '-',
    { area: 6 },
    '-04-01-',
    { serial: 5, per: ['area', 'year'] },
    { check: 'mod11-10' },
  ],
  'credit-code': [
    '91',
    { area: 6 },
    'MA',
    { serial: 6, series: 'organisation-code' },
    { check: 'gb11714', from: 8 },
    { check: 'gb32100' },
  ],
  'business-registration': [{ area: 6 }, { serial: 8, series: 'registration', per: ['area'] }, { check: 'mod11-10' }],
  'organisation-code': ['MA', { serial: 6, series: 'organisation-code' }, '-', { check: 'gb11714' }],
  'tax-registration': [{ area: 6 }, { licence: 'organisation-code' }],
  'construction-planning': ['建字第', { area: 6 }, { date: 'YYYY' }, { serial: 5, per: ['area', 'year'] }, '号'],
  'taiwan-permit': ['L', { serial: 8, series: 'taiwan-permit' }],
};

/**
 * How a licence is numbered is now written in the item itself. A case under way is measured by its own version of the
 * item, so that gets the parts too. The serial of food licences no longer begins anew with the year, which their number
 * does not tell: it goes on from the highest.
 */
export class Migration20261129020000_NumbersAsData extends Migration {
  override name = 'Migration20261129020000_NumbersAsData';

  override up(): void {
    const known = `'${JSON.stringify(patterns)}'::jsonb`;
    this.addSql(
      `update "item_version" set "item" = jsonb_set("item", '{result,numbering}', ${known} -> ("item"->'result'->>'numbering'))
       where jsonb_exists(${known}, "item"->'result'->>'numbering');`,
    );
    this.addSql(
      `update "item_version" set "item" = "item" #- '{result,numbering}'
       where jsonb_typeof("item"->'result'->'numbering') = 'string';`,
    );
    this.addSql(
      `update "item_version" set "item" = jsonb_set("item", '{result,licences}', (
         select jsonb_agg(case when jsonb_exists(${known}, licence->>'numbering')
           then jsonb_set(licence, '{numbering}', ${known} -> (licence->>'numbering'))
           else licence - 'numbering' end order by place)
         from jsonb_array_elements("item"->'result'->'licences') with ordinality as each (licence, place)))
       where jsonb_array_length("item"->'result'->'licences') > 0;`,
    );
    this.addSql(
      `insert into "number_series" ("name", "last")
       select regexp_replace("name", ' [0-9]{4}$', ''), max("last") from "number_series"
       where "name" ~ '^result food-business-licence [0-9]{6} [0-9]{4}$' group by 1
       on conflict ("name") do nothing;`,
    );
  }
}
