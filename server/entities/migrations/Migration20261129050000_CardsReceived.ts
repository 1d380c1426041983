import { Migration } from '@mikro-orm/migrations';

/** When the department that a card is about first saw it, and who. Of the cards before nobody noted it. */
export class Migration20261129050000_CardsReceived extends Migration {
  override name = 'Migration20261129050000_CardsReceived';

  override up(): void {
    this.addSql('alter table "cards" add "received_at" timestamptz null, add "received_by" text null;');
  }
}
