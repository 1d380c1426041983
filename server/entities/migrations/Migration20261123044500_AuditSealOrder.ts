import { Migration } from '@mikro-orm/migrations';

/** The order in which lines were sealed, which is not that of their ids: a line may be committed after one of a higher id. */
export class Migration20261123044500_AuditSealOrder extends Migration {
  override name = 'Migration20261123044500_AuditSealOrder';

  override up(): void {
    this.addSql(`alter table "audit_entries" add "link" bigint null;`);
    this.addSql('alter table audit_entries disable trigger audit_is_append_only;');
    this.addSql('update audit_entries set link = id where hash is not null;');
    this.addSql('alter table audit_entries enable trigger audit_is_append_only;');
    this.addSql(`alter table "audit_entries" add constraint "audit_entries_link_unique" unique ("link");`);
  }
}
