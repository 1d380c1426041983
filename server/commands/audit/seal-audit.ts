import { chainHash, chainStart } from '../../domain/audit-chain.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { ownKey } from '../own-key.ts';

/** A line of the log as the table has it; `facts` as PostgreSQL writes them. */
export type AuditRow = { id: string; at: Date; actor: string; act: string; subject: string; facts: string };

const batch = 1000;

/** Seals all audit lines that are not sealed yet, a batch a transaction. Answers how many it has sealed. */
export async function sealAudit(hall: Hall): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await sealBatch(hall);
    sealed += count;
    if (count < batch) return sealed;
  }
}

/**
 * Seals new audit lines into the hash chain. It runs behind the commands, so that they need not wait for one another; so
 * a line may come to light after one of a higher id, and the chain keeps an order of its own. One sealer at a time holds
 * the lock, a second one leaves at once.
 */
function sealBatch(hall: Hall): Promise<number> {
  return inTransaction(hall, async (em) => {
    const [lock] = await em.execute<{ held: boolean }[]>(
      "select pg_try_advisory_xact_lock(hashtext('audit-chain')) as held",
    );
    if (!lock?.held) return 0;
    const rows = await em.execute<AuditRow[]>(
      `select id, at, actor, act, subject, facts::text as facts from audit_entries
       where hash is null order by id limit ${batch}`,
    );
    if (rows.length === 0) return 0;
    const [last] = await em.execute<{ hash: string; link: string }[]>(
      'select hash, link from audit_entries where link is not null order by link desc limit 1',
    );
    const first = BigInt(last?.link ?? 0) + 1n;
    let previous = last?.hash ?? chainStart;
    const key = auditKey(hall);
    const sealed = rows.map((row, index) => {
      previous = chainHash(previous, entryOf(row), key);
      return { id: row.id, hash: previous, link: String(first + BigInt(index)) };
    });
    await em.execute(
      'update audit_entries a set hash = s.hash, link = s.link, keyed = true from jsonb_to_recordset(?::jsonb) as s(id bigint, hash text, link bigint) where a.id = s.id',
      [JSON.stringify(sealed)],
    );
    return rows.length;
  });
}

/** Whoever can write into the database cannot seal with it. */
export const auditKey = (hall: { settings: Pick<Hall['settings'], 'secret'> }): Uint8Array =>
  ownKey(hall.settings.secret, 'audit chain');

/** What is sealed of a line; its id is in, so lines cannot change places. */
export const entryOf = (row: AuditRow) => ({
  id: String(row.id),
  at: new Date(row.at).toISOString(),
  actor: row.actor,
  act: row.act,
  subject: row.subject,
  facts: row.facts,
});
