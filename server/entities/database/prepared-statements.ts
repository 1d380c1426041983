type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown;
/** What is used of a connection of pg's pool. */
type Client = { query: Query };
type Pool = { on(event: 'connect', listener: (client: Client) => void): unknown };

/** A statement that comes so often is worth a place in every connection's memory; what is asked once a day is not. */
const often = 20;
/** Each costs PostgreSQL some 20 kB a connection. */
const most = 400;

/**
 * Lets PostgreSQL keep the statements that come often parsed and planned: reading and planning one costs it three times
 * what running it does. Whoever changes a table while this process runs (a newer version of the hall, at its start) makes
 * a kept plan unusable; then the statement is asked anew.
 */
export function prepareOften(pool: Pool): void {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  let given = 0;
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined) return known;
    const times = (seen.get(text) ?? 0) + 1;
    // Texts that come once, as lists of many lengths do, do not fill the memory.
    if (seen.size > 10 * most) seen.clear();
    seen.set(text, times);
    if (times < often || names.size >= most) return undefined;
    given += 1;
    names.set(text, `s${given}`);
    seen.delete(text);
    return names.get(text);
  };
  pool.on('connect', (client) => {
    const plain: Query = client.query.bind(client);
    client.query = (text, values, ...rest) => {
      const usual = typeof text === 'string' && Array.isArray(values) && values.length > 0 && rest.length === 0;
      if (!usual) return plain(text, values, ...rest);
      const name = nameOf(text);
      if (name === undefined) return plain(text, values);
      const asked: Promise<unknown> = Promise.resolve(plain({ name, text, values }));
      return asked.catch(async (error: unknown) => {
        if (!isStalePlan(error)) throw error;
        names.delete(text);
        // In a transaction PostgreSQL takes nothing more: whoever began it begins anew.
        return await Promise.resolve(plain(text, values)).catch(() => Promise.reject(error));
      });
    };
  });
}

/** PostgreSQL says it of a prepared statement whose tables were changed since; such a statement succeeds when it is read anew. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('cached plan must not change result type');
