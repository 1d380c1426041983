import { z } from 'zod';
import { Refusal } from '../../commands/refusal.ts';
import { retryIncident as retry } from '../../commands/supervision/retry-incident.ts';
import { presentTotal } from '../../entities/database/bounded-count.ts';
import { countIncidents, findIncidents, incidentContexts } from '../../entities/engine/incident.repository.ts';
import { maySupervise, watchedStems } from '../../policies/supervision.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { handle, type Route } from '../handler.ts';
import { presentIncident } from './present.ts';
import { listIncidents, retryIncident } from './schema.ts';

const Place = z
  .tuple([z.iso.datetime(), z.string().regex(/^\d{1,18}$/)])
  .transform(([createdAt, key]) => ({ createdAt, key }));

export const incidentRoutes: Route[] = [
  handle(listIncidents, async ({ hall, actor, query }) => {
    if (!maySupervise(actor)) throw new Refusal('forbidden', '只有督查人员可以查看流程故障');
    const em = hall.orm.em.fork();
    const resolved = query.state === undefined ? undefined : query.state === 'resolved';
    const filter = { stems: watchedStems(actor, query.area), resolved, caseNumber: query.case };
    const found = await findIncidents(em, filter, decodeCursor(Place, query.cursor), query.limit + 1);
    const { rows, nextCursor } = pageOf(found, query.limit, ({ createdAt, key }) => [createdAt.toISOString(), key]);
    const contexts = await incidentContexts(em, rows);
    return {
      items: rows.map((incident) => presentIncident(hall, incident, contexts.get(incident.key))),
      nextCursor,
      ...presentTotal(await countIncidents(em, filter)),
    };
  }),
  handle(retryIncident, async ({ hall, actor, params }) => {
    const incident = await retry(hall, actor, params.key);
    const contexts = await incidentContexts(hall.orm.em.fork(), [incident]);
    return presentIncident(hall, incident, contexts.get(incident.key));
  }),
];
