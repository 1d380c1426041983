import { z } from 'zod';
import { chainStart, verifyChain } from '../../domain/audit-chain.ts';
import { Account } from '../../entities/account.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { tellAccount } from '../journal.ts';
import { type AuditRow, auditKey, entryOf } from './seal-audit.ts';

type Line = AuditRow & { hash: string; keyed: boolean; link: string };

const batch = 1000;
/** Beside the uploads, out of the database's reach: how far the chain was at the last check, and where it is broken. */
const anchorFile = 'audit-anchor';
const brokenFile = 'audit-broken';
const Anchor = z.object({ link: z.string(), hash: z.string() });

/**
 * Goes through the whole chain of audit lines. A line that was changed, put in or taken out is found by the seals; that the
 * end was cut off, or all of it made anew without the key, by the place that was reached the last time. Broken, it is told
 * once to supervisors and administrators, and by the hall's health until it is whole again. Answers the faulty place.
 */
export async function checkAudit(hall: Hall): Promise<string | undefined> {
  const anchor = await anchorOf(hall);
  const { broken, last, met } = await walk(hall, anchor);
  const fault = broken ?? (met ? undefined : anchor?.link);
  if (fault === undefined) {
    if (last) await hall.files.put(anchorFile, JSON.stringify(last));
    if (await isAuditBroken(hall)) await hall.files.delete(brokenFile);
    return undefined;
  }
  hall.log.error({ link: fault }, 'the chain of the audit log is broken');
  if (!(await isAuditBroken(hall))) await tellOf(hall, fault);
  return fault;
}

/** Whether the last check found the chain broken. Asked by every look at the health: a file, not the chain. */
export const isAuditBroken = (hall: Hall): Promise<boolean> => hall.files.exists(brokenFile);

type Anchor = z.infer<typeof Anchor>;

async function anchorOf(hall: Hall): Promise<Anchor | undefined> {
  if (!(await hall.files.exists(anchorFile))) return undefined;
  return Anchor.parse(JSON.parse(await hall.files.get(anchorFile)));
}

/** A batch at a time: the log of years does not fit into memory. */
async function walk(hall: Hall, anchor: Anchor | undefined): Promise<{ broken?: string; last?: Anchor; met: boolean }> {
  const key = auditKey(hall);
  let place = { hash: chainStart, keyed: false };
  let last: Anchor | undefined;
  let met = anchor === undefined;
  for (;;) {
    const lines = await hall.orm.em.fork().execute<Line[]>(
      `select id, at, actor, act, subject, facts::text as facts, hash, keyed, link from audit_entries
       where link > ? order by link limit ${batch}`,
      [last?.link ?? '0'],
    );
    const found = verifyChain(
      lines.map((line) => ({ entry: entryOf(line), hash: line.hash, keyed: line.keyed })),
      place,
      key,
    );
    if (!found.ok) return { broken: String(lines[found.at]?.link ?? 0), met };
    place = found.last;
    met ||= lines.some(({ link, hash }) => String(link) === anchor?.link && hash === anchor.hash);
    const end = lines.at(-1);
    if (end) last = { link: String(end.link), hash: end.hash };
    if (lines.length < batch) return { met, ...(last ? { last } : {}) };
  }
}

async function tellOf(hall: Hall, link: string): Promise<void> {
  await inTransaction(hall, async (em) => {
    const told = await em.find(Account, {
      $or: [{ roles: { $contains: ['supervisor'] } }, { roles: { $contains: ['administrator'] } }],
    });
    const text = `操作日志从第${link}条起校验不符，可能被改动，请立即核查`;
    for (const { account } of told) tellAccount(hall, em, account, text, null);
  });
  await hall.files.put(brokenFile, JSON.stringify({ link, at: hall.now().toISOString() }));
}
