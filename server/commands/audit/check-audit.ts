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
/** The same, written before it: of the two a process that is killed while it writes tears one. */
const anchorCopy = 'audit-anchor-copy';
const brokenFile = 'audit-broken';
const Anchor = z.object({ link: z.string(), hash: z.string() });

/**
 * Goes through the whole chain of audit lines. A line that was changed, put in or taken out is found by the seals; that the
 * end was cut off, or all of it made anew without the key, by the place that was reached the last time. Broken, it is told
 * once to supervisors and administrators, and by the hall's health until it is whole again. Answers the faulty place.
 * Where that place can no longer be read they are told so, and what is found now is the place for the next time.
 */
export async function checkAudit(hall: Hall): Promise<string | undefined> {
  const kept = await keptAnchor(hall);
  const anchor = kept === 'torn' ? undefined : kept;
  const { broken, last, met } = await walk(hall, anchor);
  const fault = broken ?? (met ? undefined : anchor?.link);
  if (fault === undefined) {
    if (kept === 'torn') await tell(hall, '操作日志的校验位置记录损坏，无法确认日志末尾是否被截去，请核查');
    if (last) await keepAnchor(hall, last);
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

async function keepAnchor(hall: Hall, anchor: Anchor): Promise<void> {
  for (const file of [anchorCopy, anchorFile]) await hall.files.put(file, JSON.stringify(anchor));
}

/** The one that is whole; undefined before the first check. */
async function keptAnchor(hall: Hall): Promise<Anchor | 'torn' | undefined> {
  const kept = [await anchorIn(hall, anchorFile), await anchorIn(hall, anchorCopy)];
  return kept.find((anchor) => typeof anchor === 'object') ?? kept.find((anchor) => anchor === 'torn');
}

async function anchorIn(hall: Hall, file: string): Promise<Anchor | 'torn' | undefined> {
  if (!(await hall.files.exists(file))) return undefined;
  const text = await hall.files.get(file);
  try {
    return Anchor.parse(JSON.parse(text));
  } catch {
    hall.log.error({ file }, 'how far the audit log was checked cannot be read');
    return 'torn';
  }
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
  await tell(hall, `操作日志从第${link}条起校验不符，可能被改动，请立即核查`);
  await hall.files.put(brokenFile, JSON.stringify({ link, at: hall.now().toISOString() }));
}

function tell(hall: Hall, text: string): Promise<void> {
  return inTransaction(hall, async (em) => {
    const told = await em.find(Account, {
      $or: [{ roles: { $contains: ['supervisor'] } }, { roles: { $contains: ['administrator'] } }],
    });
    for (const { account } of told) tellAccount(hall, em, account, text, null);
  });
}
