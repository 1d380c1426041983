import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { fileName } from '../../domain/file-name.ts';
import { StoredFile } from '../../entities/case/stored-file.ts';
import type { Actor } from '../../policies/actor.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';

/** What an account may have uploaded and not yet handed in: several large applications at once, and no store of its own. */
const most = { megabytes: 500, files: 300 };

export type Checked = { name: string; type: { mime: string; ext: string }; bytes: Buffer };

/** Keeps an upload that has been found good, under a name of our own; the person's name for it is only shown. */
export async function keepUpload(hall: Hall, actor: Actor, { name, type, bytes }: Checked): Promise<StoredFile> {
  await holdQuota(hall.orm.em.fork(), actor, bytes.byteLength);
  const id = newId();
  await hall.files.put(id, bytes);
  try {
    return await inTransaction(hall, async (em) => {
      // Of many sent at once each must count those before it.
      await em.execute(`select pg_advisory_xact_lock(hashtext('uploads of ' || ?))`, [actor.account]);
      await holdQuota(em, actor, bytes.byteLength);
      return em.create(StoredFile, {
        id,
        name: fileName(name, type.ext),
        mime: type.mime,
        size: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        owner: actor.account,
        caseId: null,
        createdAt: hall.now(),
      });
    });
  } catch (error) {
    await hall.files.delete(id).catch(() => undefined);
    throw error;
  }
}

async function holdQuota(em: EntityManager, { account }: Actor, size: number): Promise<void> {
  const [held] = await em.execute<{ files: string; bytes: string }[]>(
    'select count(*) as files, coalesce(sum(size), 0) as bytes from stored_file where owner = ? and case_id is null',
    [account],
  );
  const { files = '0', bytes = '0' } = held ?? {};
  if (Number(files) < most.files && Number(bytes) + size <= most.megabytes * 1024 * 1024) return;
  throw new Refusal(
    'too-large',
    `上传后还没有提交的文件太多（最多${most.files}个、共${most.megabytes} MB），请先提交申请，或者过些日子再传`,
  );
}
