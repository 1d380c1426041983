import { Migration } from '@mikro-orm/migrations';

/**
 * A key is stored by the transaction that did what was asked, with the answer: there is no state between. Of what earlier
 * versions left, a key that nothing was committed under may be used again; one without an answer never is.
 */
export class Migration20261129050000_AnsweredWithTheChange extends Migration {
  override name = 'Migration20261129050000_AnsweredWithTheChange';

  override up(): void {
    this.addSql('delete from "idempotency_keys" where "status" is null;');
    this.addSql('alter table "idempotency_keys" drop column "status";');
  }
}
