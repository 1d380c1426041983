import type { Hall } from '../../server/commands/hall.ts';
import { Parcel } from '../../server/entities/case/parcel.ts';
import { TimelineEntry } from '../../server/entities/case/timeline-entry.ts';
import { DiagramDraft } from '../../server/entities/engine/diagram.ts';
import { buildAccount, buildCase, buildClock, buildTask, store } from './build.ts';
import {
  buildBranch,
  buildCard,
  buildDiagramVersion,
  buildElement,
  buildFile,
  buildIncident,
  buildInstance,
  buildMaterial,
  buildNotice,
  buildPayment,
} from './build-parts.ts';

export type Everything = Awaited<ReturnType<typeof oneOfEverything>>;

/** A case of the applicant's with one of each thing that a case can have; of the food business licence in Gulou. */
export async function oneOfEverything(hall: Hall, applicantAccount?: string) {
  const account = applicantAccount ?? (await buildAccount(hall)).account;
  const subject = await buildCase(hall, { applicantAccount: account, state: 'in-review' });
  const of = { case: subject };
  const task = await buildTask(hall, of);
  const upload = await buildFile(hall, account);
  const used = await buildFile(hall, account, { caseId: subject.id });
  await buildMaterial(hall, { ...of, fileId: used.id });
  await buildBranch(hall, of);
  await buildClock(hall, of);
  const version = await buildDiagramVersion(hall);
  await buildElement(hall, await buildInstance(hall, of));
  await store(hall, Object.assign(new DiagramDraft(), draftOf(hall, version.xml)));
  await store(hall, Object.assign(new Parcel(), parcelOf(hall, subject.id)));
  await store(hall, Object.assign(new TimelineEntry(), entryOf(hall, subject.id)));
  const { id: payment } = await buildPayment(hall, of);
  const { id: card } = await buildCard(hall, of);
  const { key: incident } = await buildIncident(hall, of);
  const { id: notice } = await buildNotice(hall, { account });
  return { account, subject, task, upload, used, payment, card, incident, notice, diagram: version.processId };
}

const draftOf = (hall: Hall, xml: string): Partial<DiagramDraft> => ({
  processId: 'food-business-licence',
  xml,
  revision: 1,
  basedOn: 1,
  savedAt: hall.now(),
  savedBy: '设计员',
});

const parcelOf = (hall: Hall, caseId: string): Partial<Parcel> => ({
  id: crypto.randomUUID(),
  caseId,
  requestNo: crypto.randomUUID(),
  trackingNumber: '1100000000019',
  state: 'in-transit',
  events: [{ at: hall.now().toISOString(), status: 'in-transit', place: '福州' }],
  receiver: { receiver: '林晓燕', phone: '13800000001', address: '福州市鼓楼区示例路1号' },
  createdAt: hall.now(),
  signedAt: null,
  askedAt: null,
});

const entryOf = (hall: Hall, caseId: string): Partial<TimelineEntry> => ({
  id: crypto.randomUUID(),
  caseId,
  at: hall.now(),
  kind: 'submitted',
  title: '已提交',
  text: null,
  actor: '林晓燕',
  department: null,
  fileId: null,
  internal: false,
});
