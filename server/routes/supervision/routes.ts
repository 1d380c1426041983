import { z } from 'zod';
import { leading } from '../../commands/clocks/clock-keeper.ts';
import { Refusal } from '../../commands/refusal.ts';
import { receiveCard as receive } from '../../commands/supervision/receive-card.ts';
import { replyCard as reply } from '../../commands/supervision/reply-card.ts';
import { urgeDepartment as urge } from '../../commands/supervision/urge-department.ts';
import { presentTotal } from '../../entities/database/bounded-count.ts';
import { countCards, findCards } from '../../entities/supervision/card.repository.ts';
import {
  countRunningCases,
  countSigns,
  findPausedClocks,
  findRunningCases,
} from '../../entities/supervision/supervision.repository.ts';
import { Task } from '../../entities/task.ts';
import { type Actor, works } from '../../policies/actor.ts';
import { maySupervise, watchedStems } from '../../policies/supervision.ts';
import { getReadableCase } from '../cases/readable-case.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { Light } from '../endpoint.ts';
import { handle, handleOnce, type Route } from '../handler.ts';
import { boardOf } from './board.ts';
import { frozenDays, presentCard, presentSupervised, presentSupervisedTask } from './present.ts';
import {
  getSupervisionSummary,
  listCards,
  listSupervisedCases,
  listSupervisedTasks,
  receiveCard,
  replyCard,
  streamSupervision,
  urgeDepartment,
} from './schema.ts';
import { streamTo } from './stream.ts';

const CasePlace = z
  .tuple([Light, z.iso.datetime().nullable(), z.uuid()])
  .transform(([light, deadline, id]) => ({ light, deadline, id }));
const CardPlace = z.tuple([z.iso.datetime(), z.uuid()]).transform(([issuedAt, id]) => ({ issuedAt, id }));

export const supervisionRoutes: Route[] = [
  handle(listSupervisedCases, async ({ hall, actor, query }) => {
    mustSupervise(actor);
    const { light, department, item, q: words, limit } = query;
    const filter = { stems: watchedStems(actor, query.area), light, department, item, words };
    const em = hall.orm.em.fork();
    const found = await findRunningCases(em, filter, decodeCursor(CasePlace, query.cursor), limit + 1);
    const { rows, nextCursor } = pageOf(found, limit, (row) => [
      row.light,
      row.deadline?.toISOString() ?? null,
      row.id,
    ]);
    const signs = await countSigns(
      em,
      rows.map(({ id }) => id),
    );
    const paused = rows.filter(({ light }) => light === 'paused').map(({ id }) => id);
    const frozen = frozenDays(hall, await findPausedClocks(em, paused, [...leading]));
    return {
      items: rows.map((subject) =>
        presentSupervised(hall, subject, { signs: signs.get(subject.id), frozen: frozen.get(subject.id) }),
      ),
      nextCursor,
      ...presentTotal(await countRunningCases(em, filter)),
    };
  }),
  handle(listSupervisedTasks, async ({ hall, actor, params }) => {
    mustSupervise(actor);
    const em = hall.orm.em.fork();
    const { subject } = await getReadableCase(em, actor, params.number);
    const waiting = { caseId: subject.id, state: { $in: ['open' as const, 'completing' as const] } };
    const tasks = await em.find(Task, waiting, { orderBy: { createdAt: 'asc', id: 'asc' } });
    return { items: tasks.map((task) => presentSupervisedTask(hall, task)) };
  }),
  handleOnce(urgeDepartment, {
    act: async ({ hall, actor, params, body }) => {
      await getReadableCase(hall.orm.em.fork(), actor, params.number);
      return await urge(hall, actor, params.number, body);
    },
    present: async (_, __, told) => ({ told }),
  }),
  handle(listCards, async ({ hall, actor, query }) => {
    const departments = works(actor) ? actor.departments : [];
    if (!maySupervise(actor) && departments.length === 0)
      throw new Refusal('forbidden', '只有督查人员和被督办的部门可以查看督办卡');
    const open = query.open === undefined ? undefined : query.open === 'true';
    const stems = maySupervise(actor) ? watchedStems(actor, query.area) : [];
    const { colour, department, case: caseNumber, limit } = query;
    const filter = { stems, departments, colour, department, open, caseNumber };
    const em = hall.orm.em.fork();
    const found = await findCards(em, filter, decodeCursor(CardPlace, query.cursor), limit + 1);
    const { rows, nextCursor } = pageOf(found, limit, ({ issuedAt, id }) => [issuedAt.toISOString(), id]);
    return {
      items: rows.map((card) => presentCard(hall, card)),
      nextCursor,
      ...presentTotal(await countCards(em, filter)),
    };
  }),
  handle(receiveCard, async ({ hall, actor, params }) => presentCard(hall, await receive(hall, actor, params.id))),
  handleOnce(replyCard, {
    act: ({ hall, actor, params, body }) => reply(hall, actor, params.id, body),
    present: async ({ hall }, _, card) => presentCard(hall, card),
  }),
  handle(getSupervisionSummary, async ({ hall, actor, query }) => {
    mustSupervise(actor);
    return await boardOf(hall, watchedStems(actor, query.area));
  }),
  handle(streamSupervision, async ({ hall, actor, ctx }) => {
    mustSupervise(actor);
    streamTo(hall, actor, ctx);
  }),
];

function mustSupervise(actor: Actor): void {
  if (!maySupervise(actor)) throw new Refusal('forbidden', '只有督查人员可以使用督查页面');
}
