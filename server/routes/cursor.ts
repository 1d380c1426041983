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

/** Years that ISO 8601 can write and no list of the hall has; the database knows no year 0. */
const beyondTime = (key: unknown): boolean =>
  Array.isArray(key) && key.some((part) => typeof part === 'string' && /^(?!19|20|21)\d{4}-\d{2}-\d{2}T/.test(part));

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
