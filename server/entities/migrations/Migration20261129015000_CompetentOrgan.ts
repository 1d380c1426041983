import { Migration } from '@mikro-orm/migrations';

/** To whom an application has to be made that is not this organ's matter (行政许可法 §32(1)2). */
export class Migration20261129015000_CompetentOrgan extends Migration {
  override name = 'Migration20261129015000_CompetentOrgan';

  override up(): void {
    this.addSql('alter table "tasks" add "competent_organ" text null;');
  }
}
