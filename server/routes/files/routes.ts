import { storeFile } from '../../commands/materials/store-file.ts';
import { notFound } from '../../commands/refusal.ts';
import { findParts } from '../../entities/case/case.repository.ts';
import { Case } from '../../entities/case/case.ts';
import { StoredFile } from '../../entities/case/stored-file.ts';
import { mayReadForm } from '../../policies/case.ts';
import { asAttachment } from '../attachment.ts';
import { handle, handleOnce, type Route } from '../handler.ts';
import { presentFile } from './present.ts';
import { getReceived, withUpload } from './receive.ts';
import { downloadFile, uploadFile } from './schema.ts';

export const fileRoutes: Route[] = [
  withUpload(
    handleOnce(uploadFile, {
      act: ({ hall, actor, query, ctx }) => storeFile(hall, actor, getReceived(ctx), query),
      present: async (_, __, file) => presentFile(file),
    }),
  ),
  handle(downloadFile, async ({ hall, actor, params, ctx }) => {
    const em = hall.orm.em.fork();
    const file = await em.findOne(StoredFile, { id: params.id });
    if (!file) throw notFound('这个文件');
    const subject = file.caseId === null ? null : await em.findOne(Case, { id: file.caseId });
    const parts = subject ? await findParts(em, subject.id) : [];
    const may = subject ? mayReadForm(actor, subject, parts) : file.owner === actor.account;
    if (!may) throw notFound('这个文件');
    asAttachment(ctx, file.name);
    ctx.set('Cache-Control', 'private, no-store');
    ctx.type = file.mime;
    ctx.length = file.size;
    ctx.body = await hall.files.getStream(file.id);
  }),
];
