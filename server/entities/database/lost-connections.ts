/** What is used of a connection of pg's pool. */
type Client = { once(event: 'end', listener: () => void): unknown; release(destroy: boolean): void };
type Pool = {
  on(event: 'connect' | 'acquire', listener: (client: Client) => void): unknown;
  on(event: 'release', listener: (error: unknown, client: Client) => void): unknown;
};

/** Whoever holds a connection hears of its end at once; by then he has given it back, or never will. */
const graceMs = 1_000;

/**
 * Takes the place of a connection that broke in the middle of a transaction back into the pool. Kysely gives a connection
 * back only after a commit or rollback that succeeded: each restart of PostgreSQL would cost as many places as there were
 * transactions, until the pool has none left and every request waits for ever.
 */
export function giveBackLost(pool: Pool): void {
  const held = new Set<Client>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_, client) => held.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      setTimeout(() => {
        if (held.has(client)) client.release(true);
      }, graceMs);
    });
  });
}
