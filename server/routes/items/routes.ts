import { z } from 'zod';
import { searchItems } from '../../catalogue/search.ts';
import { notFound } from '../../commands/refusal.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { handle, type Route } from '../handler.ts';
import { revalidated } from './conditional.ts';
import { materialFileRoute, specimenRoute } from './guide-file.ts';
import { presentItem, presentItemSummary } from './present.ts';
import { sampleApplicationOf } from './sample-application.ts';
import { getItem, listAreas, listItems } from './schema.ts';

const Place = z.tuple([z.int().min(0).max(100_000)]);

export const itemRoutes: Route[] = [
  revalidated(
    handle(listItems, async ({ hall, query }) => {
      const catalogue = hall.catalogue();
      const { q = '', area, audience, department, limit } = query;
      const [start] = decodeCursor(Place, query.cursor) ?? [0];
      const who = audience === 'person' || audience === 'unit' ? audience : undefined;
      const nobody = audience !== undefined && audience !== '' && who === undefined;
      const hits = nobody ? [] : searchItems(catalogue, q, { area, audience: who, department });
      return {
        items: hits
          .slice(start, start + limit)
          .map(({ entry, hint }) => presentItemSummary(entry, { catalogue, area }, hint)),
        nextCursor: start + limit < hits.length ? encodeCursor([start + limit]) : null,
        total: hits.length,
      };
    }),
  ),
  revalidated(
    handle(getItem, async ({ hall, actor, params, query }) => {
      const catalogue = hall.catalogue();
      const entry = catalogue.items.get(params.code);
      if (!entry) throw notFound('这个事项');
      const item = presentItem(entry, { catalogue, area: query.area });
      const sample = hall.settings.demo && actor ? await sampleApplicationOf(hall, actor, params.code) : undefined;
      return sample ? { ...item, sampleApplication: sample } : item;
    }),
  ),
  materialFileRoute,
  specimenRoute,
  revalidated(
    handle(listAreas, async ({ hall }) => ({
      items: hall.catalogue().organisation.areas.map(({ code, name, parent, level }) => ({
        code,
        name: name.zh,
        nameEn: name.en,
        parent,
        level,
      })),
    })),
  ),
];
