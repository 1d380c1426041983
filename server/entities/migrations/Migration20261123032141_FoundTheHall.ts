import { Migration } from '@mikro-orm/migrations';

export class Migration20261123032141_FoundTheHall extends Migration {
  override name = 'Migration20261123032141_FoundTheHall';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "accounts" ("account" varchar(64) not null, "name" text not null, "password_hash" text not null, "roles" text[] not null, "departments" text[] not null, "areas" text[] not null, "kind" varchar(10) not null default 'person', "certificate_type" varchar(8) null, "certificate_number" text null, "phone" text null, "address" text null, "note" text null, "sample" boolean not null default false, "created_at" timestamptz not null, primary key ("account"));`,
    );

    this.addSql(
      `create table "audit_entries" ("id" bigserial primary key, "at" timestamptz not null, "actor" text not null, "act" varchar(60) not null, "subject" text not null, "facts" jsonb not null, "hash" varchar(64) null);`,
    );
    this.addSql(`create index audit_unsealed on audit_entries (id) where hash is null;`);
    this.addSql(`create index "audit_entries_subject_index" on "audit_entries" ("subject");`);

    this.addSql(
      `create table "branches" ("id" uuid not null, "case_id" uuid not null, "role" varchar(60) not null, "department" varchar(60) not null, "days" int not null, "late" boolean not null, "reason" text null, "state" varchar(12) not null, "task_id" bigint null, "decision" varchar(60) null, "decision_name" text null, "opinion" text null, "decided_by" varchar(64) null, "decided_at" timestamptz null, "created_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`alter table "branches" add constraint "branches_case_id_role_unique" unique ("case_id", "role");`);

    this.addSql(
      `create table "calendar_days" ("area" varchar(9) not null, "date" date not null, "kind" varchar(8) not null, "name" text not null, "source" text not null, primary key ("area", "date"));`,
    );

    this.addSql(
      `create table "calendar_years" ("year" serial primary key, "source" text not null, "loaded_at" timestamptz not null);`,
    );

    this.addSql(
      `create table "cards" ("id" uuid not null, "case_id" uuid not null, "case_number" varchar(50) not null, "item_name" text not null, "area" varchar(9) not null, "department" varchar(60) not null, "colour" varchar(8) not null, "rule" text not null, "subject" text not null, "reason" text not null, "clock_kind" text null, "issued_at" timestamptz not null, "reply_by" timestamptz null, "state" varchar(10) not null, "replies" jsonb not null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "cards_case_id_index" on "cards" ("case_id");`);
    this.addSql(`create index "cards_issued_at_id_index" on "cards" ("issued_at", "id");`);
    this.addSql(`create index "cards_department_issued_at_index" on "cards" ("department", "issued_at");`);
    this.addSql(
      `alter table "cards" add constraint "cards_case_id_rule_subject_unique" unique ("case_id", "rule", "subject");`,
    );

    this.addSql(
      `create table "cases" ("id" uuid not null, "number" varchar(50) not null, "item_code" varchar(63) not null, "item_version_id" uuid not null, "item_name" text not null, "area" varchar(9) not null, "department" varchar(60) not null, "departments" jsonb not null, "applicant_account" varchar(64) not null, "applicant_kind" varchar(10) not null, "applicant_name" text not null, "certificate_type" varchar(8) not null, "certificate_number" text not null, "phone" text not null, "form" jsonb not null, "delivery" jsonb not null, "flags" jsonb not null, "branches" jsonb not null, "state" varchar(20) not null, "stage" text not null, "light" varchar(8) not null default 'green', "deadline" timestamptz null, "leading_clock" text null, "correction" jsonb null, "correction_notices" jsonb not null, "query_password_hash" text not null, "process_instance_key" bigint null, "result_number" text null, "result_file_id" uuid null, "outcome" varchar(20) null, "created_at" timestamptz not null, "submitted_at" timestamptz not null, "accepted_at" timestamptz null, "decided_at" timestamptz null, "ended_at" timestamptz null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`alter table "cases" add constraint "cases_number_unique" unique ("number");`);
    this.addSql(
      `create index "cases_applicant_account_created_at_index" on "cases" ("applicant_account", "created_at");`,
    );
    this.addSql(`create index cases_running_by_light on cases (light, deadline, id) where ended_at is null;`);
    this.addSql(`create index cases_running_by_department on cases (department, light) where ended_at is null;`);
    this.addSql(`create index cases_by_instance on cases (process_instance_key);`);
    this.addSql(`create index cases_decided on cases (decided_at) where decided_at is not null;`);
    this.addSql(`create index cases_submitted on cases (submitted_at);`);
    this.addSql(`create index cases_ended on cases (ended_at) where ended_at is not null;`);

    this.addSql(
      `create table "case_documents" ("id" uuid not null, "case_id" uuid not null, "kind" varchar(40) not null, "title" text not null, "number" varchar(80) not null, "file_id" uuid not null, "idempotency_key" varchar(100) not null, "issued_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`alter table "case_documents" add constraint "case_documents_number_unique" unique ("number");`);
    this.addSql(
      `alter table "case_documents" add constraint "case_documents_idempotency_key_unique" unique ("idempotency_key");`,
    );
    this.addSql(`create index "case_documents_case_id_issued_at_index" on "case_documents" ("case_id", "issued_at");`);

    this.addSql(
      `create table "clocks" ("id" uuid not null, "case_id" uuid not null, "task_id" bigint null, "kind" varchar(40) not null, "label" text not null, "basis" text null, "department" varchar(60) not null, "area" varchar(9) not null, "amount" real not null, "extension" real not null default 0, "unit" varchar(12) not null, "immediate" boolean not null default false, "pausable" boolean not null, "started_at" timestamptz not null, "pauses" jsonb not null, "deadline" timestamptz null, "moves" jsonb not null, "provisional" boolean not null default false, "light" varchar(8) not null default 'green', "warned" varchar(8) not null default 'none', "next_check_at" timestamptz null, "ended_at" timestamptz null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "clocks_case_id_index" on "clocks" ("case_id");`);
    this.addSql(
      `create index clocks_due on clocks (next_check_at) where ended_at is null and next_check_at is not null;`,
    );
    this.addSql(`create index clocks_of_task on clocks (task_id) where task_id is not null;`);
    this.addSql(`create index clocks_provisional on clocks (area) where provisional and ended_at is null;`);

    this.addSql(
      `create table "diagram_drafts" ("process_id" varchar(80) not null, "xml" text not null, "revision" int not null, "based_on" int not null, "saved_at" timestamptz not null, "saved_by" text not null, primary key ("process_id"));`,
    );

    this.addSql(
      `create table "diagram_versions" ("process_id" varchar(80) not null, "version" int not null, "process_definition_key" bigint not null, "hash" varchar(64) not null, "xml" text not null, "elements" jsonb not null, "deployed_at" timestamptz not null, "deployed_by" text not null, "note" text not null, primary key ("process_id", "version"));`,
    );
    this.addSql(
      `alter table "diagram_versions" add constraint "diagram_versions_process_definition_key_unique" unique ("process_definition_key");`,
    );

    this.addSql(
      `create table "drafts" ("account" varchar(64) not null, "item_code" varchar(63) not null, "area" varchar(9) null, "step" int not null, "data" jsonb not null, "saved_at" timestamptz not null, primary key ("account", "item_code"));`,
    );

    this.addSql(
      `create table "element_instances" ("key" bigint not null, "process_instance_key" bigint not null, "element_id" text not null, "type" varchar(40) not null, "state" varchar(10) not null, "started_at" timestamptz not null, "ended_at" timestamptz null, primary key ("key"));`,
    );
    this.addSql(
      `create index "element_instances_process_instance_key_index" on "element_instances" ("process_instance_key");`,
    );

    this.addSql(`create table "exporter_positions" ("partition" serial primary key, "position" bigint not null);`);

    this.addSql(
      `create table "idempotency_keys" ("account" varchar(64) not null, "key" varchar(200) not null, "body_hash" varchar(64) not null, "status" int null, "answer" jsonb null, "created_at" timestamptz not null, primary key ("account", "key"));`,
    );
    this.addSql(`create index "idempotency_keys_created_at_index" on "idempotency_keys" ("created_at");`);

    this.addSql(
      `create table "inbox" ("id" varchar(160) not null, "answer" jsonb not null, "at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "inbox_at_index" on "inbox" ("at");`);

    this.addSql(
      `create table "incidents" ("key" bigint not null, "process_instance_key" bigint not null, "case_id" uuid null, "job_key" bigint null, "process_id" varchar(80) not null, "element_id" text not null, "error_type" varchar(60) not null, "message" text not null, "state" varchar(10) not null, "created_at" timestamptz not null, "resolved_at" timestamptz null, primary key ("key"));`,
    );
    this.addSql(`create index "incidents_case_id_index" on "incidents" ("case_id");`);
    this.addSql(`create index incidents_open on incidents (created_at, key) where state <> 'resolved';`);

    this.addSql(
      `create table "item_version" ("id" uuid not null, "code" varchar(63) not null, "version" text not null, "hash" varchar(64) not null, "item" jsonb not null, "forms" jsonb not null, "effective_from" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`alter table "item_version" add constraint "item_version_code_hash_unique" unique ("code", "hash");`);

    this.addSql(
      `create table "material" ("id" uuid not null, "case_id" uuid not null, "code" varchar(80) not null, "name" text not null, "required" boolean not null, "state" varchar(12) not null, "trust" varchar(1) null, "source" text null, "file_id" uuid null, "note" text null, "updated_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "material_case_id_index" on "material" ("case_id");`);
    this.addSql(`alter table "material" add constraint "material_case_id_code_unique" unique ("case_id", "code");`);

    this.addSql(
      `create table "notices" ("id" uuid not null, "account" varchar(64) not null, "case_number" varchar(50) null, "text" text not null, "created_at" timestamptz not null, "read_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "notices_account_created_at_id_index" on "notices" ("account", "created_at", "id");`);

    this.addSql(
      `create table "number_series" ("name" varchar(120) not null, "last" int not null, primary key ("name"));`,
    );

    this.addSql(
      `create table "outbox" ("id" uuid not null, "message" jsonb not null, "state" varchar(8) not null default 'waiting', "attempts" int not null default 0, "last_error" text null, "due_at" timestamptz not null, "created_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index outbox_due on outbox (due_at, id) where state = 'waiting';`);

    this.addSql(
      `create table "parcels" ("id" uuid not null, "case_id" uuid not null, "request_no" varchar(40) not null, "tracking_number" varchar(40) null, "state" varchar(20) not null, "receiver" jsonb not null, "events" jsonb not null, "created_at" timestamptz not null, "signed_at" timestamptz null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "parcels_case_id_index" on "parcels" ("case_id");`);
    this.addSql(`alter table "parcels" add constraint "parcels_request_no_unique" unique ("request_no");`);
    this.addSql(`alter table "parcels" add constraint "parcels_tracking_number_unique" unique ("tracking_number");`);

    this.addSql(
      `create table "payments" ("id" uuid not null, "case_id" uuid not null, "fee_code" varchar(60) not null, "name" text not null, "basis" text not null, "amount_fen" int not null, "state" varchar(12) not null, "method" varchar(10) null, "paid_at" timestamptz null, "created_at" timestamptz not null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "payments" add constraint "payments_case_id_fee_code_unique" unique ("case_id", "fee_code");`,
    );

    this.addSql(
      `create table "payment_orders" ("id" varchar(32) not null, "payment_id" uuid not null, "method" varchar(10) not null, "amount_fen" int not null, "state" varchar(12) not null, "pay_url" text null, "gateway_trade_no" text null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "asked_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "payment_orders_payment_id_index" on "payment_orders" ("payment_id");`);
    this.addSql(
      `create index payment_orders_open on payment_orders (created_at) where state in ('open', 'refunding');`,
    );

    this.addSql(
      `create table "process_instances" ("key" bigint not null, "case_id" uuid null, "process_id" varchar(80) not null, "version" int not null, "parent_key" bigint null, "state" varchar(10) not null, "started_at" timestamptz not null, "ended_at" timestamptz null, primary key ("key"));`,
    );
    this.addSql(`create index "process_instances_case_id_index" on "process_instances" ("case_id");`);
    this.addSql(
      `create index process_instances_running on process_instances (process_id, version) where state = 'running';`,
    );

    this.addSql(
      `create table "quotas" ("name" varchar(80) not null, "area" varchar(9) not null, "year" int not null, "total" int not null, "drawn" int not null default 0, "source" text not null, primary key ("name", "area", "year"));`,
    );

    this.addSql(
      `create table "quota_draws" ("case_id" uuid not null, "name" varchar(80) not null, "area" varchar(9) not null, "year" int not null, "amount" int not null, "at" timestamptz not null, primary key ("case_id", "name"));`,
    );

    this.addSql(
      `create table "stored_file" ("id" uuid not null, "name" text not null, "mime" varchar(100) not null, "size" int not null, "sha256" varchar(64) not null, "owner" varchar(64) null, "case_id" uuid null, "created_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "stored_file_case_id_index" on "stored_file" ("case_id");`);

    this.addSql(
      `create table "sessions" ("id" varchar(64) not null, "account" varchar(64) null, "data" jsonb not null, "expires_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "sessions_account_index" on "sessions" ("account");`);
    this.addSql(`create index "sessions_expires_at_index" on "sessions" ("expires_at");`);

    this.addSql(
      `create table "tasks" ("id" bigint not null, "case_id" uuid not null, "case_number" varchar(50) not null, "item_code" varchar(63) not null, "item_name" text not null, "applicant_name" text not null, "area" varchar(9) not null, "process_id" varchar(63) not null, "element_id" text not null, "element_instance_key" bigint not null, "name" text not null, "stage" text not null, "kind" text not null, "department" varchar(60) not null, "form_key" text null, "headers" jsonb not null, "state" varchar(12) not null, "assignee" varchar(64) null, "assignee_name" text null, "decision" varchar(60) null, "decision_name" text null, "opinion" text null, "form" jsonb null, "light" varchar(8) not null default 'green', "deadline" timestamptz null, "created_at" timestamptz not null, "completed_at" timestamptz null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index tasks_open on tasks (department, created_at, id) where state = 'open';`);
    this.addSql(
      `create index tasks_unclaimed on tasks (department, created_at, id) where state = 'open' and assignee is null;`,
    );
    this.addSql(`create index tasks_open_by_deadline on tasks (department, deadline, id) where state = 'open';`);
    this.addSql(
      `create index tasks_mine on tasks (assignee, created_at, id) where state = 'open' and assignee is not null;`,
    );
    this.addSql(
      `create index tasks_done on tasks (assignee, completed_at desc, id) where state in ('completing', 'done');`,
    );
    this.addSql(
      `create index tasks_open_by_light on tasks (department, light) where state = 'open' and light in ('yellow', 'red');`,
    );
    this.addSql(`create index "tasks_case_id_index" on "tasks" ("case_id");`);

    this.addSql(
      `create table "timeline_entries" ("id" uuid not null, "case_id" uuid not null, "at" timestamptz not null, "kind" varchar(40) not null, "title" text not null, "text" text null, "actor" text null, "department" varchar(60) null, "file_id" uuid null, "internal" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`create index "timeline_entries_case_id_at_index" on "timeline_entries" ("case_id", "at");`);
  }
}
