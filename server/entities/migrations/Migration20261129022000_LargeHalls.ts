import { Migration } from '@mikro-orm/migrations';

/** Indexes for what is looked for often and is little among much: open cards, tasks being completed, a department's staff. */
export class Migration20261129022000_LargeHalls extends Migration {
  override name = 'Migration20261129022000_LargeHalls';

  override up(): void {
    this.addSql(
      `create index cards_open on cards (area) where state in ('issued', 'received', 'replied', 'rejected');`,
    );
    this.addSql(`create index tasks_completing on tasks (case_id) where state = 'completing';`);
    this.addSql('create index accounts_of_department on accounts using gin (departments);');
  }
}
