import type { EntityManager } from '@mikro-orm/postgresql';

/** The tables that commands only add to, with the columns that a new row has a value for. */
const columns = {
  outbox: { id: 'uuid', message: 'jsonb', due_at: 'timestamptz', created_at: 'timestamptz' },
  timeline_entries: {
    id: 'uuid',
    case_id: 'uuid',
    at: 'timestamptz',
    kind: 'text',
    title: 'text',
    text: 'text',
    actor: 'text',
    department: 'text',
    file_id: 'uuid',
    internal: 'boolean',
  },
  notices: { id: 'uuid', account: 'text', case_number: 'text', text: 'text', created_at: 'timestamptz' },
  audit_entries: { at: 'timestamptz', actor: 'text', act: 'text', subject: 'text', facts: 'jsonb' },
} as const;

type Columns = typeof columns;
type Table = keyof Columns;
type Row<T extends Table> = Readonly<Record<keyof Columns[T], unknown>>;

const added = new WeakMap<EntityManager, Map<Table, object[]>>();

/** From now on `addRow` takes rows for this transaction. */
export function collectRows(em: EntityManager): void {
  added.set(em, new Map());
}

/** Adds a row that nothing reads before the transaction ends: all of them are written together, in one statement. */
export function addRow<T extends Table>(em: EntityManager, table: T, row: Row<T>): void {
  const rows = added.get(em);
  // Kept for nobody, it would be lost without a sign.
  if (!rows) throw new Error(`a row for ${table} outside a command's transaction`);
  rows.set(table, [...(rows.get(table) ?? []), row]);
}

/** Writes what was added. */
export async function writeRows(em: EntityManager): Promise<void> {
  const rows = added.get(em) ?? new Map<Table, object[]>();
  if (rows.size === 0) return;
  const inserts = [...rows.keys()].map((table) => `${table}_added as (${insertOf(table)})`);
  const values = [...rows.values()].map((each) => JSON.stringify(each));
  await em.execute(`with ${inserts.join(', ')} select 1`, values);
}

function insertOf(table: Table): string {
  const names = Object.keys(columns[table]).join(', ');
  const types = Object.entries(columns[table]).map((column) => column.join(' '));
  return `insert into ${table} (${names}) select ${names} from jsonb_to_recordset(?::jsonb) as r(${types.join(', ')})`;
}
