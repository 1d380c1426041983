import { caseDiagramRoutes } from './cases/diagram.routes.ts';
import { materialPreviewRoutes } from './cases/material-preview.routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { clockRoutes } from './clocks/routes.ts';
import { demoRoutes } from './demo/routes.ts';
import { diagramRoutes } from './diagrams/routes.ts';
import { documentRoutes } from './documents/routes.ts';
import { draftRoutes } from './drafts/routes.ts';
import { fileRoutes } from './files/routes.ts';
import type { Route } from './handler.ts';
import { healthRoutes } from './health/routes.ts';
import { incidentRoutes } from './incidents/routes.ts';
import { itemRoutes } from './items/routes.ts';
import { noticeRoutes } from './notices/routes.ts';
import { paymentRoutes } from './payments/routes.ts';
import { sessionRoutes } from './session/routes.ts';
import { supervisionRoutes } from './supervision/routes.ts';
import { taskRoutes } from './tasks/routes.ts';

/** Every route of the hall. */
export const allRoutes = (clock: Parameters<typeof demoRoutes>[0]): Route[] => [
  ...healthRoutes,
  ...itemRoutes,
  ...clockRoutes,
  ...supervisionRoutes,
  ...incidentRoutes,
  ...noticeRoutes,
  ...sessionRoutes,
  ...fileRoutes,
  ...caseRoutes,
  ...caseDiagramRoutes,
  ...materialPreviewRoutes,
  ...documentRoutes,
  ...draftRoutes,
  ...taskRoutes,
  ...paymentRoutes,
  ...diagramRoutes,
  ...demoRoutes(clock),
];
