import { Migration } from '@mikro-orm/migrations';

/** Submitted cases whose diagram has not begun are found without a look at the others. */
export class Migration20261129023000_CasesNotBegun extends Migration {
  override name = 'Migration20261129023000_CasesNotBegun';

  override up(): void {
    this.addSql(
      'create index cases_not_begun on cases (submitted_at) where process_instance_key is null and ended_at is null;',
    );
  }
}
