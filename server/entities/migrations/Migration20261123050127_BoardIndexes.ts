import { Migration } from '@mikro-orm/migrations';

/**
 * The board's counters come from an index alone, as long as PostgreSQL knows which pages hold nothing newer: so the table
 * is vacuumed after a hundredth of it has changed, not after a fifth.
 */
export class Migration20261123050127_BoardIndexes extends Migration {
  override name = 'Migration20261123050127_BoardIndexes';

  override up(): void {
    this.addSql(
      'create index cases_running_board on cases (area, department, item_code, light) where ended_at is null;',
    );
    this.addSql(
      'alter table cases set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.05);',
    );
    this.addSql('create index "process_instances_process_id_key_index" on "process_instances" ("process_id", "key");');
  }
}
