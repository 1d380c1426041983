import { formPart } from '../../catalogue/form/form-part.ts';
import { materialsNeeded } from '../../catalogue/item/needs.ts';
import { ownApplicant } from '../../commands/cases/own-applicant.ts';
import { lookUp, usable, whyNot } from '../../commands/materials/look-up.ts';
import { queryOf } from '../../commands/materials/share-materials.ts';
import { Refusal } from '../../commands/refusal.ts';
import { ProviderError } from '../../providers/errors.ts';
import { handle, type Route } from '../handler.ts';
import { previewMaterials } from './material-preview.schema.ts';

export const materialPreviewRoutes: Route[] = [
  handle(previewMaterials, async ({ hall, actor, body }) => {
    const entry = hall.catalogue().items.get(body.itemCode);
    if (!entry) throw new Refusal('invalid', '没有这个事项', [{ pointer: '/itemCode', message: '没有这个事项' }]);
    const applicant = await ownApplicant(hall.orm.em.fork(), actor, body.applicant);
    const schema = entry.forms.get(entry.item.applicationForm);
    // Not yet a whole application: what is missing or faulty of it is told when it is handed in.
    const form = schema ? formPart(schema, body.form) : {};
    const needs = materialsNeeded(entry.item, { form, applicant });
    const items = needs.map(async ({ material, required }) => {
      const { code, name } = material;
      const query = queryOf(entry.item, code);
      const shown = { code, name, required, obtainable: query !== undefined, found: false, source: null, reason: null };
      if (query === undefined) return shown;
      const holder = {
        applicantName: applicant.name,
        certificateType: applicant.certificateType,
        certificateNumber: applicant.certificateNumber,
      };
      const use = {
        purpose: `申请${entry.item.name.zh}前查询可共享材料`,
        caseNumber: '申请前',
        itemCode: body.itemCode,
      };
      const result = await lookUp(hall.providers.registry, holder, { query, ...use }).catch((error: unknown) => {
        if (error instanceof ProviderError)
          return { kind: 'refused', code: 'down', reason: '共享系统暂时无法访问' } as const;
        throw error;
      });
      const found = usable(result, hall.now());
      return found ? { ...shown, found: true, source: found.source } : { ...shown, reason: whyNot(result) };
    });
    return { items: await Promise.all(items) };
  }),
];
