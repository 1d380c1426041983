import { Migration } from '@mikro-orm/migrations';

/** One clock of a kind runs in a case, whatever is done at once or twice; of those that did, the first goes on. */
export class Migration20261129021500_OneClockOfAKind extends Migration {
  override name = 'Migration20261129021500_OneClockOfAKind';

  override up(): void {
    this.addSql(
      `update clocks c set ended_at = now(), next_check_at = null where c.ended_at is null and c.kind <> 'step'
       and exists (select 1 from clocks o where o.case_id = c.case_id and o.kind = c.kind and o.ended_at is null
                   and (o.started_at, o.id) < (c.started_at, c.id));`,
    );
    this.addSql(
      `create unique index clocks_running_once on clocks (case_id, kind) where ended_at is null and kind <> 'step';`,
    );
  }
}
