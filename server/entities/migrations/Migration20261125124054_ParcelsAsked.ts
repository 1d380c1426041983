import { Migration } from '@mikro-orm/migrations';

/** When the post was last asked about a parcel, so that the next turn asks about others. */
export class Migration20261125124054_ParcelsAsked extends Migration {
  override name = 'Migration20261125124054_ParcelsAsked';

  override up(): void {
    this.addSql('alter table "parcels" add "asked_at" timestamptz null;');
    this.addSql(
      'create index parcels_open on parcels (asked_at nulls first) where signed_at is null and tracking_number is not null;',
    );
  }
}
