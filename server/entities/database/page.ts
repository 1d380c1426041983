import { z } from 'zod';

export type PageOf<T> = { items: T[]; nextCursor: string | null; total: number; totalIsEstimate?: boolean };
export type PageAsked = { limit: number; cursor?: string | undefined };

/** A cursor is the sort key and id of the last row seen: pages stay right while rows come and go. */
export const cursorOf = (key: string, id: string): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url');

const Cursor = z.tuple([z.string().max(60), z.string().max(60)]);

/** The sort key and id in a cursor; undefined if it is not one of ours. */
export function readCursor(cursor: string): [string, string] | undefined {
  try {
    return Cursor.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Past this a total is told as "at least": nobody pages that far, and counting on would cost with the size. */
export const countLimit = 10_000;
