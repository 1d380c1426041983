/**
 * JSON.parse that gives every number as its own text: Zeebe's int64 keys pass 2^53, where a number would silently become another key.
 */
export function parseExact(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? (context?.source ?? String(value)) : value,
  );
}
