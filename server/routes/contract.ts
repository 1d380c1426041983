import * as caseDiagram from './cases/diagram.schema.ts';
import * as materialPreview from './cases/material-preview.schema.ts';
import * as cases from './cases/schema.ts';
import * as clocks from './clocks/schema.ts';
import * as demo from './demo/schema.ts';
import * as diagrams from './diagrams/schema.ts';
import * as documents from './documents/schema.ts';
import * as drafts from './drafts/schema.ts';
import * as files from './files/schema.ts';
import * as health from './health/schema.ts';
import * as incidents from './incidents/schema.ts';
import * as items from './items/schema.ts';
import * as notices from './notices/schema.ts';
import * as payments from './payments/schema.ts';
import * as session from './session/schema.ts';
import * as calendar from './supervision/calendar.schema.ts';
import * as supervision from './supervision/schema.ts';
import * as tasks from './tasks/schema.ts';

/** Every call of the HTTP interface. The OpenAPI text is made from its values, the pages' client from its type. */
export const contract = [
  health.getHealth,
  session.signIn,
  session.getSession,
  session.signOut,
  items.listItems,
  items.getItem,
  items.downloadMaterialFile,
  items.listAreas,
  files.uploadFile,
  files.downloadFile,
  cases.submitCase,
  cases.listCases,
  cases.getCase,
  cases.getTimeline,
  caseDiagram.getCaseDiagram,
  cases.withdrawCase,
  cases.correctCase,
  cases.renewQueryPassword,
  cases.askBranch,
  cases.askExtension,
  cases.queryCase,
  materialPreview.previewMaterials,
  documents.checkDocument,
  drafts.listDrafts,
  drafts.getDraft,
  drafts.saveDraft,
  drafts.discardDraft,
  tasks.listTasks,
  tasks.countTasks,
  tasks.getTask,
  tasks.claimTask,
  tasks.unclaimTask,
  tasks.completeTask,
  payments.listPayments,
  payments.checkout,
  payments.confirmPayment,
  clocks.listClocks,
  clocks.listWorkingDays,
  clocks.reckonDeadline,
  calendar.listProvisionalCalendar,
  calendar.loadCalendar,
  supervision.listSupervisedCases,
  supervision.listSupervisedTasks,
  supervision.urgeDepartment,
  supervision.listCards,
  supervision.receiveCard,
  supervision.replyCard,
  supervision.getSupervisionSummary,
  supervision.streamSupervision,
  diagrams.listDiagrams,
  diagrams.getDiagram,
  diagrams.getDiagramDraft,
  diagrams.saveDiagramDraft,
  diagrams.discardDiagramDraft,
  diagrams.lintDiagram,
  diagrams.listDiagramVersions,
  diagrams.getDiagramVersion,
  diagrams.deployDiagram,
  diagrams.getDiagramImpact,
  diagrams.getDiagramHeatmap,
  diagrams.getDiagramDiff,
  incidents.listIncidents,
  incidents.retryIncident,
  notices.listNotices,
  notices.readAllNotices,
  notices.readNotice,
  demo.listDemoAccounts,
  demo.moveClock,
  demo.getClock,
] as const;

export type Contract = (typeof contract)[number];
