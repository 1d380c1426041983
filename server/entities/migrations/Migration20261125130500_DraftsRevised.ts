import { Migration } from '@mikro-orm/migrations';

/** Which state of a draft it is: a second device that goes on from an older one is told. */
export class Migration20261125130500_DraftsRevised extends Migration {
  override name = 'Migration20261125130500_DraftsRevised';

  override up(): void {
    this.addSql('alter table "drafts" add "revision" uuid not null default gen_random_uuid();');
    this.addSql('alter table "drafts" alter column "revision" drop default;');
  }
}
