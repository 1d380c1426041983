import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogueItem } from '../../catalogue/catalogue.ts';
import { checkForm } from '../../catalogue/form/form-check.ts';
import { formPart } from '../../catalogue/form/form-part.ts';
import type { Item } from '../../catalogue/item/item-schema.ts';
import { flagsNeeded, materialsNeeded } from '../../catalogue/item/needs.ts';
import { isCreditCode, isIdentityNumber } from '../../domain/identity-number.ts';
import type { FormData } from '../../entities/case/case.ts';
import { StoredFile } from '../../entities/case/stored-file.ts';
import type { Actor } from '../../policies/actor.ts';
import { daysAhead } from '../clocks/days-ahead.ts';
import type { Hall } from '../hall.ts';
import { takenInWords, takesFile } from '../materials/formats.ts';
import type { MaterialUpload } from '../materials/take-materials.ts';
import type { FieldFault } from '../refusal.ts';
import type { Application } from './submit-application.ts';

/** Everything that is wrong with an application, at once and each at its field; empty when it can be taken. */
export async function checkApplication(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  { entry, application }: { entry: CatalogueItem; application: Application },
): Promise<FieldFault[]> {
  const { item } = entry;
  const faults = [
    ...checkPlace(item, application),
    ...checkApplicant(item, application),
    ...checkDelivery(item, application),
  ];
  const form = entry.forms.get(item.applicationForm);
  const days = daysAhead(hall, application.area);
  if (form)
    faults.push(
      ...checkForm(form, application.form, days).map(({ pointer, message }) => ({
        pointer: `/form${pointer}`,
        message,
      })),
    );
  faults.push(...(await checkUploads(em, actor, item, application.materials)));
  const part = form ? { ...application, form: formPart(form, application.form) } : application;
  faults.push(...checkMissing(item, part));
  return faults;
}

function checkPlace(item: Item, { area }: Application): FieldFault[] {
  return item.areas.includes(area) ? [] : [{ pointer: '/area', message: '这个地区不办理本事项' }];
}

function checkApplicant(item: Item, { applicant }: Application): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!item.audience.includes(applicant.kind)) {
    faults.push({
      pointer: '/applicant/kind',
      message: applicant.kind === 'unit' ? '本事项只由个人申请' : '本事项只由单位申请',
    });
  }
  const { certificateType: type, certificateNumber: number } = applicant;
  if (type === 'SF' && !isIdentityNumber(number))
    faults.push({ pointer: '/applicant/certificateNumber', message: '身份证号码有误' });
  if (type === 'YYZZ' && !isCreditCode(number))
    faults.push({ pointer: '/applicant/certificateNumber', message: '统一社会信用代码有误' });
  return faults;
}

function checkDelivery(item: Item, { delivery }: Application): FieldFault[] {
  const method = delivery?.method ?? 'window';
  return item.delivery.length === 0 || item.delivery.includes(method)
    ? []
    : [{ pointer: '/delivery/method', message: '本事项不提供这种领取方式' }];
}

/** Uploads must be the actor's own, not used elsewhere, of a format that the guide takes. */
export async function checkUploads(
  em: EntityManager,
  actor: Actor,
  item: Item,
  uploads: readonly MaterialUpload[],
): Promise<FieldFault[]> {
  const ids = uploads.flatMap(({ fileId }) => fileId ?? []);
  const files =
    ids.length > 0 ? await em.find(StoredFile, { id: { $in: ids }, owner: actor.account, caseId: null }) : [];
  const byId = new Map(files.map((file) => [file.id, file]));
  const seen = new Set<string>();
  return uploads.flatMap((upload, index) => {
    const pointer = `/materials/${index}`;
    const material = item.materials.find(({ code }) => code === upload.code);
    if (!material) return [{ pointer: `${pointer}/code`, message: '本事项没有这份材料' }];
    if (seen.has(upload.code)) return [{ pointer: `${pointer}/code`, message: '同一份材料只能提交一次' }];
    seen.add(upload.code);
    if (upload.fileId === undefined) return [];
    const file = byId.get(upload.fileId);
    if (!file) return [{ pointer: `${pointer}/fileId`, message: '没有找到上传的文件，请重新上传' }];
    if (!takesFile(material, file)) return [{ pointer: `${pointer}/fileId`, message: takenInWords(material) }];
    return [];
  });
}

/** Those that there is something of: a file, or the word that it is brought to the window. */
export const handedIn = (uploads: readonly MaterialUpload[]): Set<string> =>
  new Set(uploads.filter(({ fileId, mode }) => fileId !== undefined || mode === 'window').map(({ code }) => code));

/** What the hall can fetch by itself is never asked for (国务院令716 §7); the rest must be there. */
function checkMissing(item: Item, application: Application): FieldFault[] {
  const given = handedIn(application.materials);
  return materialsNeeded(item, application)
    .filter(({ material, required }) => required && material.obtainable === undefined && !given.has(material.code))
    .map(({ material }) => ({ pointer: '/materials', message: `缺少材料：${material.name}` }));
}

/**
 * The flags that the item declares, for the diagram's gateways. A designer's faulty expression is logged, not the
 * applicant's matter.
 */
export function flagsOf(hall: Hall, item: Item, application: Pick<Application, 'form' | 'applicant'>): FormData {
  const { flags, faults } = flagsNeeded(item, application);
  if (faults.length > 0) hall.log.error({ item: item.code, faults }, 'the item declares faulty variables');
  return flags;
}
