import { notFound } from '../../commands/refusal.ts';
import { CaseDocument } from '../../entities/case/document.ts';
import { handle, type Route } from '../handler.ts';
import { presentChecked } from './present.ts';
import { checkDocument } from './schema.ts';

export const documentRoutes: Route[] = [
  handle(checkDocument, async ({ hall, params }) => {
    const em = hall.orm.em.fork();
    const document = await em.findOne(CaseDocument, { checkCode: params.code });
    if (!document) throw notFound('这份文书');
    return await presentChecked(hall, em, document);
  }),
];
