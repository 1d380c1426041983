import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workers } from '../workers/index.ts';
import { createApp } from './app.ts';
import { seedSample } from './commands/accounts/seed-sample.ts';
import { restoreClock } from './commands/clocks/move-clock.ts';
import { offerCatalogue } from './commands/diagrams/offer-catalogue.ts';
import { applyEngineRecords, storedPositions } from './commands/engine/apply-engine-records.ts';
import { gapHealer } from './commands/engine/heal-gap.ts';
import { type Config, readConfig } from './config.ts';
import { type Embedded, portsFromSettings, SetupError, startEmbedded } from './embedded/index.ts';
import { buildPages, pagesDirectory } from './embedded/pages.ts';
import { runProjector } from './engine/projector.ts';
import { runWorkers } from './engine/run-workers.ts';
import { soleTurn } from './entities/database/sole-turn.ts';
import { connectDatabase, migrateDatabase } from './entities/orm.ts';
import { seedCalendar } from './entities/supervision/calendar.repository.ts';
import { openProviders } from './outer-systems.ts';
import { callbacks } from './routes/callbacks.ts';
import { allRoutes } from './routes/index.ts';
import { createServices, projectRoot, type Services } from './services.ts';

type Stop = () => Promise<void>;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Starts the hall: what it stands on, then itself, then tells where it is. Every step adds what has to be stopped again. */
async function start(stops: Stop[], signal: AbortSignal): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  const starting = startParts(config, signal);
  // Who is told to end in the middle of this has started something already.
  stops.push(() =>
    starting.then(
      (parts) => parts.stop(),
      () => undefined,
    ),
  );
  const embedded = await starting;
  if (config.services.has('web')) await buildPages({ log: say, signal });
  await prepareDatabase(embedded.databaseUrl);
  const outer = { current: undefined as Awaited<ReturnType<typeof openProviders>> | undefined };
  const services = await createServices(
    config,
    { ...embedded, zeebeManagementUrl: embedded.zeebeManagementUrl ?? config.zeebeManagementUrl },
    async (now, log) => {
      outer.current = await openProviders(config, { now, log });
      return outer.current.providers;
    },
  );
  const { hall } = services;
  stops.push(services.close);
  if (outer.current) stops.push(outer.current.close);
  await restoreClock(hall, services.clock.engine, services.clock.set);
  followOthers(services);
  if (config.sampleAccounts) await seedSample(hall, join(projectRoot, 'processes/sample/accounts.json'));
  const offered = await offerCatalogue(hall);
  services.offer(offered.catalogue, offered.faults);
  await startServices(config, services, embedded, stops);
  if (config.services.has('web')) stops.push(await listen(config, services, outer.current?.router));
  welcome(config, hall.faults());
}

async function startParts(config: Config, signal: AbortSignal): Promise<Embedded> {
  return await startEmbedded({
    dataDirectory: config.dataDirectory,
    ports: portsFromSettings(process.env),
    otherPorts: config.services.has('web')
      ? [{ port: config.port, use: '大厅 / the hall', setting: 'PORT', host: config.host }]
      : [],
    external: config.external,
    log: say,
    zeebeClockControlled: !config.production && config.sampleAccounts,
    isolation: 'hall',
    signal,
  });
}

async function prepareDatabase(databaseUrl: string): Promise<void> {
  const orm = await connectDatabase(databaseUrl, 3);
  const prepare = async () => {
    await migrateDatabase(orm);
    await seedCalendar(orm.em.fork(), new Date());
  };
  // Processes that start together change the tables one after the other.
  while (!(await soleTurn(orm, 'prepare', prepare))) await sleep(500);
  await orm.close();
}

/** What another process has changed in the tables, and this one keeps in mind. */
function followOthers({ hall, clock }: Services): void {
  const failed = (error: unknown) => hall.log.warn({ err: error }, 'could not follow another process');
  hall.subscribe(({ kind }) => {
    if (kind === 'calendar') hall.reloadCalendars().catch(failed);
    if (kind === 'clock') restoreClock(hall, clock.engine, clock.set).catch(failed);
  });
}

async function startServices(
  config: Config,
  { hall, queues }: Services,
  { redisUrl }: Embedded,
  stops: Stop[],
): Promise<void> {
  if (config.services.has('projector')) {
    const projector = runProjector({
      redisUrl,
      log: hall.log,
      apply: (batch, positions) => applyEngineRecords(hall, batch, positions),
      positions: () => storedPositions(hall),
      soleTurn: (work) => soleTurn(hall.orm, 'projector', work),
      onGap: gapHealer(hall),
    });
    await projector.ready;
    stops.push(() => projector.close());
  }
  if (config.services.has('workers')) {
    const running = runWorkers(hall.engine, workers, hall, { log: hall.log });
    stops.push(() => running.close());
  }
  if (config.services.has('queues')) await queues.work(hall);
}

async function listen(
  config: Config,
  { hall, clock }: Services,
  simulated: Awaited<ReturnType<typeof openProviders>>['router'],
): Promise<Stop> {
  const outside = [callbacks(hall), ...(simulated ? [simulated] : [])];
  const secure = config.publicUrl.startsWith('https:');
  const { proxies, rateLimit } = config;
  const routes = allRoutes({ engine: clock.engine, set: clock.set });
  const app = createApp({ hall, routes, outside, secure, proxies, rateLimit, pagesDirectory });
  app.on('error', (error: unknown) => hall.log.warn({ err: error }, 'request failed'));
  const server = createServer(app.callback());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  return () => closeServer(server);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });
}

function welcome(config: Config, faults: ReturnType<Services['hall']['faults']>): void {
  for (const { file, element, rule, message } of faults)
    say(`有误的流程文件 / faulty: ${file}${element ? ` “${element}”` : ''} [${rule}]: ${message}`);
  if (!config.services.has('web')) {
    say(`已启动 / running: ${[...config.services].join(', ')}`);
    return;
  }
  say(`\n联办大厅已开放 / the hall is open: ${config.publicUrl}`);
  if (!config.sampleAccounts) return;
  say(`示例帐号（密码均为 ${config.demoPassword}）/ sample accounts, one password for all:`);
  say('  市民 citizen        lin            企业 enterprise   haixia');
  say('  工作人员 staff       market-gulou-1  督查 supervisor   supervisor-fujian');
  say('  流程设计 designer    designer');
  say(`  全部 / all of them: ${config.publicUrl}/api/demo/accounts\n  按 Ctrl-C 停止 / Ctrl-C stops\n`);
}

const stops: Stop[] = [];
const aborting = new AbortController();
let stopping: Promise<void> | undefined;

/** In the reverse order of starting; one part that fails to stop does not keep the others. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    aborting.abort();
    for (const end of stops.toReversed()) await end().catch((error: unknown) => console.error(error));
    process.exit(code);
  })();
  return stopping;
}

process.on('unhandledRejection', (error) => console.error('unhandled', error));
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

try {
  await start(stops, aborting.signal);
} catch (error) {
  if (!stopping) console.error(error instanceof SetupError ? `\n${error.message}\n` : error);
  await stop(1);
}
