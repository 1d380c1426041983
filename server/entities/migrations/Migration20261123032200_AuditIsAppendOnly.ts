import { Migration } from '@mikro-orm/migrations';

/** The audit log takes new lines and their seals; nothing in it is changed or deleted, by whatever mistake of ours. */
export class Migration20261123032200_AuditIsAppendOnly extends Migration {
  override name = 'Migration20261123032200_AuditIsAppendOnly';

  override up(): void {
    this.addSql(`
      create function audit_is_append_only() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.hash is null and new.hash is not null
          and (new.id, new.at, new.actor, new.act, new.subject, new.facts) = (old.id, old.at, old.actor, old.act, old.subject, old.facts) then
          return new;
        end if;
        raise exception 'the audit log is append-only';
      end $$;`);
    this.addSql(
      'create trigger audit_is_append_only before update or delete on audit_entries for each row execute function audit_is_append_only();',
    );
    this.addSql(
      'create trigger audit_is_not_truncated before truncate on audit_entries for each statement execute function audit_is_append_only();',
    );
  }
}
