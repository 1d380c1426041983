import type { z } from 'zod';
import { MalformedRequest } from './handler.ts';

/** Where a page of a list ends: the sort key and the id of its last row, opaque to the client. */
export const encodeCursor = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** The way back. A cursor that this list did not give is a fault of the request: 400 at /query/cursor. */
export function decodeCursor<T>(schema: z.ZodType<T>, cursor: string | undefined): T | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const given = jsonOf(cursor);
  const key = schema.safeParse(given);
  if (!key.success || beyondTime(given))
    throw new MalformedRequest([{ pointer: '/query/cursor', message: '不是本列表给出的游标' }]);
  return key.data;
}

/** ISO 8601 writes a year 0, which the database does not know. (A list ends with what has no deadline, in 9999.) */
const beyondTime = (key: unknown): boolean =>
  Array.isArray(key) && key.some((part) => typeof part === 'string' && part.startsWith('0000-'));

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Cuts the one row too many that was asked for to know whether a further page exists. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number | null)[],
): { rows: readonly Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null };
}
