import { Migration } from '@mikro-orm/migrations';

/** 延长审批 (行政许可法 §42), and clocks of a time that has to pass before something may be done. */
export class Migration20261125073503_Extensions extends Migration {
  override name = 'Migration20261125073503_Extensions';

  override up(): void {
    this.addSql(
      `create table "extensions" ("id" uuid not null, "case_id" uuid not null, "reason" text not null, "asked_by" varchar(64) not null, "asked_by_name" text not null, "asked_at" timestamptz not null, "state" varchar(10) not null, "decided_by" varchar(64) null, "decided_at" timestamptz null, "moved_from" timestamptz null, "moved_to" timestamptz null, primary key ("id"));`,
    );
    this.addSql('create index "extensions_case_id_index" on "extensions" ("case_id");');
    this.addSql("create unique index extensions_once on extensions (case_id) where state <> 'refused';");
    this.addSql('alter table "clocks" add "is_period" boolean not null default false;');
  }
}
