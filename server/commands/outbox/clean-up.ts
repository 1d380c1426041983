import type { Hall } from '../hall.ts';

/** Throws away what only guarded against repeats, once none can come any more. Limits are generous: a day, a week, a month. */
export async function cleanUp(hall: Hall): Promise<void> {
  const em = hall.orm.em.fork();
  const before = (days: number) => new Date(hall.now().getTime() - days * 86_400_000);
  await em.execute('delete from sessions where expires_at < now()');
  await em.execute("delete from idempotency_keys where created_at < now() - interval '7 days'");
  await em.execute("delete from inbox where at < ? and id <> 'demo-clock'", [before(30)]);
}
