import { moveClock as move, type SetOffset } from '../../commands/clocks/move-clock.ts';
import { notFound, Refusal } from '../../commands/refusal.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { EngineClock } from '../../engine/clock.ts';
import { Account } from '../../entities/account.ts';
import { handle, type Route } from '../handler.ts';
import { getClock, listDemoAccounts, moveClock } from './schema.ts';

/** The demonstration's own calls; in production there is nothing at these addresses. */
export const demoRoutes = (clock: { engine: EngineClock | undefined; set: SetOffset }): Route[] => [
  handle(listDemoAccounts, async ({ hall }) => {
    if (!hall.settings.demo) throw notFound('这个地址');
    const accounts = await hall.orm.em.fork().find(Account, { sample: true }, { orderBy: { account: 'asc' } });
    const items = accounts.map(({ account, name, roles, departments, areas, note }) => ({
      account,
      name,
      password: hall.settings.demoPassword,
      roles,
      departments,
      areas,
      note: note ?? '',
    }));
    return { items };
  }),
  handle(getClock, async ({ hall }) => {
    if (!hall.settings.demo) throw notFound('这个地址');
    return { now: formatInstant(hall.now()) };
  }),
  handle(moveClock, async ({ hall, body }) => {
    if (!hall.settings.demo) throw notFound('这个地址');
    if (clock.engine === undefined)
      throw new Refusal('outer-system-down', '引擎的时钟不能拨动（外部引擎须以ZEEBE_MANAGEMENT_URL给出管理端口）');
    return { now: formatInstant(await move(hall, clock.engine, clock.set, new Date(body.now))) };
  }),
];
