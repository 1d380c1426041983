import { Migration } from '@mikro-orm/migrations';

/** Licence numbers are given when a decision names them, and a document carries a code by which it can be checked. */
export class Migration20261125154000_DocumentsChecked extends Migration {
  override name = 'Migration20261125154000_DocumentsChecked';

  override up(): void {
    this.addSql(`alter table "cases" add "licence_numbers" jsonb not null default '{}';`);
    this.addSql('alter table "case_documents" add "department" varchar(60) null, add "check_code" varchar(22) null;');
    this.addSql(
      'alter table "case_documents" add constraint "case_documents_check_code_unique" unique ("check_code");',
    );
  }
}
