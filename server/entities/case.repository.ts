import type { EntityManager } from '@mikro-orm/postgresql';
import { Case } from './case.ts';
import { cursorOf, type PageAsked, type PageOf, readCursor } from './page.ts';

/** One's own cases, newest first. */
export async function findOwnCases(
  em: EntityManager,
  account: string,
  asked: PageAsked & { state?: Case['state'] | undefined },
): Promise<PageOf<Case>> {
  const where = { applicantAccount: account, ...(asked.state ? { state: asked.state } : {}) };
  const after = asked.cursor === undefined ? undefined : readCursor(asked.cursor);
  const rows = await em.find(
    Case,
    after
      ? {
          ...where,
          $or: [{ createdAt: { $lt: new Date(after[0]) } }, { createdAt: new Date(after[0]), id: { $lt: after[1] } }],
        }
      : where,
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: asked.limit + 1 },
  );
  const items = rows.slice(0, asked.limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > asked.limit && last ? cursorOf(last.createdAt.toISOString(), last.id) : null,
    total: await em.count(Case, where),
  };
}
