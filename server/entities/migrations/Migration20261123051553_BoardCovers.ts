import { Migration } from '@mikro-orm/migrations';

/** Indexes that hold all that the board asks for, so that neither its counters nor its trend read the cases themselves. */
export class Migration20261123051553_BoardCovers extends Migration {
  override name = 'Migration20261123051553_BoardCovers';

  override up(): void {
    this.addSql('drop index if exists cases_running_board;');
    this.addSql(
      'create index cases_running_board on cases (area, department, item_code, light) include (applicant_name, number, id) where ended_at is null;',
    );
    this.addSql('drop index if exists cases_decided;');
    this.addSql('create index cases_decided on cases (decided_at) include (area, id) where decided_at is not null;');
    this.addSql('drop index if exists cases_submitted;');
    this.addSql('create index cases_submitted on cases (submitted_at) include (area);');
    this.addSql('drop index if exists cases_ended;');
    this.addSql('create index cases_ended on cases (ended_at) include (area) where ended_at is not null;');
    this.addSql(
      "create index cards_open on cards (issued_at, id) include (area) where state in ('issued', 'received', 'replied', 'rejected');",
    );
  }
}
