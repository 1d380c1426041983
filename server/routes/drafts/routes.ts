import { z } from 'zod';
import { discardDraft as discard } from '../../commands/drafts/discard-draft.ts';
import { saveDraft as save } from '../../commands/drafts/save-draft.ts';
import { Draft } from '../../entities/account.ts';
import { countDrafts, findDrafts } from '../../entities/draft.repository.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { handle, type Route } from '../handler.ts';
import { presentDraft, presentDraftSummary } from './present.ts';
import { discardDraft, getDraft, listDrafts, saveDraft } from './schema.ts';

const Place = z
  .tuple([z.iso.datetime(), z.string().max(63)])
  .transform(([savedAt, itemCode]) => ({ savedAt, itemCode }));

export const draftRoutes: Route[] = [
  handle(listDrafts, async ({ hall, actor, query }) => {
    const em = hall.orm.em.fork();
    const found = await findDrafts(em, actor.account, decodeCursor(Place, query.cursor), query.limit + 1);
    const { rows, nextCursor } = pageOf(found, query.limit, ({ savedAt, itemCode }) => [
      savedAt.toISOString(),
      itemCode,
    ]);
    return {
      items: rows.map((draft) => presentDraftSummary(hall.catalogue(), draft)),
      nextCursor,
      total: await countDrafts(em, actor.account),
    };
  }),
  handle(getDraft, async ({ hall, actor, params }) => {
    const draft = await hall.orm.em.fork().findOne(Draft, { account: actor.account, itemCode: params.itemCode });
    return { draft: draft && presentDraft(draft) };
  }),
  handle(saveDraft, async ({ hall, actor, params, body }) => ({
    draft: presentDraft(await save(hall, actor, params.itemCode, body)),
  })),
  handle(discardDraft, async ({ hall, actor, params }) => await discard(hall, actor, params.itemCode)),
];
