import { z } from 'zod';
import { readAllNotices as readAll } from '../../commands/notices/read-all-notices.ts';
import { readNotice as read } from '../../commands/notices/read-notice.ts';
import { presentTotal } from '../../entities/database/bounded-count.ts';
import { countNotices, findNotices } from '../../entities/notice.repository.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { handle, type Route } from '../handler.ts';
import { presentNotice } from './present.ts';
import { listNotices, readAllNotices, readNotice } from './schema.ts';

const Place = z.tuple([z.iso.datetime(), z.uuid()]).transform(([createdAt, id]) => ({ createdAt, id }));

export const noticeRoutes: Route[] = [
  handle(listNotices, async ({ hall, actor, query }) => {
    const em = hall.orm.em.fork();
    const unread = query.unread === undefined ? undefined : query.unread === 'true';
    const filter = { account: actor.account, unread };
    const found = await findNotices(em, filter, decodeCursor(Place, query.cursor), query.limit + 1);
    const { rows, nextCursor } = pageOf(found, query.limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
    return { items: rows.map(presentNotice), nextCursor, ...presentTotal(await countNotices(em, filter)) };
  }),
  handle(readAllNotices, async ({ hall, actor }) => await readAll(hall, actor)),
  handle(readNotice, async ({ hall, actor, params }) => await read(hall, actor, params.id)),
];
