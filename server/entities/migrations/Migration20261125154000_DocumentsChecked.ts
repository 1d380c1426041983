import { Migration } from '@mikro-orm/migrations';

/** What documents say: the licence's number in its decision, the conditions a refusal names, a code to check them by. */
export class Migration20261125154000_DocumentsChecked extends Migration {
  override name = 'Migration20261125154000_DocumentsChecked';

  override up(): void {
    this.addSql(`alter table "cases" add "licence_numbers" jsonb not null default '{}';`);
    this.addSql('alter table "tasks" add "unmet" jsonb null;');
    this.addSql('alter table "case_documents" add "department" varchar(60) null, add "check_code" varchar(22) null;');
    this.addSql(
      'alter table "case_documents" add constraint "case_documents_check_code_unique" unique ("check_code");',
    );
  }
}
