import { Migration } from '@mikro-orm/migrations';

/** Since when a case is withdrawn: between then and its end nothing is decided, charged or issued. */
export class Migration20261129021000_Withdrawn extends Migration {
  override name = 'Migration20261129021000_Withdrawn';

  override up(): void {
    this.addSql('alter table "cases" add "withdrawn_at" timestamptz null;');
    this.addSql(
      `update cases c set withdrawn_at = w.at
       from (select case_id, min(at) as at from timeline_entries where kind = 'withdrawal' group by case_id) w
       where w.case_id = c.id;`,
    );
  }
}
