import { Migration } from '@mikro-orm/migrations';

/** Which audit lines are sealed with the hall's key: whoever has the database's login alone cannot make such a seal. */
export class Migration20261129031500_AuditKeyed extends Migration {
  override name = 'Migration20261129031500_AuditKeyed';

  override up(): void {
    this.addSql('alter table "audit_entries" add "keyed" boolean not null default false;');
  }
}
