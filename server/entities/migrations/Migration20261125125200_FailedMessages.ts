import { Migration } from '@mikro-orm/migrations';

/** The incident behind which a message waits that nobody takes. */
export class Migration20261125125200_FailedMessages extends Migration {
  override name = 'Migration20261125125200_FailedMessages';

  override up(): void {
    this.addSql('alter table "outbox" add "incident_key" bigint null;');
    this.addSql('alter table "outbox" add constraint "outbox_incident_key_unique" unique ("incident_key");');
  }
}
