import type { Hall } from '../hall.ts';
import { removeLeftUploads } from '../materials/uploads-folder.ts';

/**
 * Throws away what only guarded against repeats, once none can come any more, and papers that nobody handed in. Limits are
 * generous: a day, a week, a month.
 */
export async function cleanUp(hall: Hall): Promise<void> {
  const em = hall.orm.em.fork();
  const before = (days: number) => new Date(hall.now().getTime() - days * 86_400_000);
  await em.execute('delete from sessions where expires_at < now()');
  await em.execute("delete from idempotency_keys where created_at < now() - interval '7 days'");
  await em.execute("delete from inbox where at < ? and id <> 'demo-clock'", [before(30)]);
  await removeUnused(hall, before(30));
  await removeLeftUploads();
}

const batch = 500;

/** Uploads that no case has taken and no draft names: who gave an application up left his papers behind. */
async function removeUnused(hall: Hall, before: Date): Promise<void> {
  for (;;) {
    // The row first: a file that a case is just taking is then either kept or not there to be taken.
    const gone = await hall.orm.em.fork().execute<{ id: string }[]>(
      `delete from stored_file f where f.id in (
         select u.id from stored_file u where u.case_id is null and u.owner is not null and u.created_at < ?
           and not exists (select 1 from drafts d where d.account = u.owner and strpos(d.data::text, u.id::text) > 0)
         limit ${batch} for update skip locked)
       and f.case_id is null returning f.id`,
      [before],
    );
    for (const { id } of gone) await hall.files.delete(id);
    if (gone.length < batch) return;
  }
}
