import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Embedded, startEmbedded } from '../../server/embedded/index.ts';
import { connectDatabase, type MikroORM } from '../../server/entities/orm.ts';
import { measureFirstPage } from '../ui/first-page.ts';
import { runProgram } from './child.ts';
import { fillEnded, fillOpen } from './fill.ts';
import { type BenchHall, benchFolder, copyProcesses, type HallPlace, startHall } from './hall.ts';
import { quantile, say, tellLimit, tellRatio } from './line.ts';
import { BareResult, type LoadAsked, LoadResult } from './load-contract.ts';
import { benchPorts } from './ports.ts';
import { measureQueue } from './queue.ts';
import { asked, settings } from './settings.ts';
import { measureStart } from './start.ts';

// Runs the measurings of issue 3, section 9, on ports and data of its own, one JSON line for each figure on standard output.
const directory = mkdtempSync(join(tmpdir(), 'lianban-bench-'));
const aborting = new AbortController();
const stops: (() => Promise<void>)[] = [];

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    aborting.abort();
    void end(1);
  });
}

let ending: Promise<never> | undefined;

/** Once, whoever calls first: a signal makes what is under way fail, and that ends the bench as well. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    for (const stop of stops.toReversed()) await stop().catch((error: unknown) => console.error(error));
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    process.exit(code);
  })();
  return ending;
}

async function run(): Promise<void> {
  if (asked('f')) await measureScript();
  if (!/[abcde]/.test(settings.BENCH_ONLY)) return;
  const place: HallPlace = { directory, ...(await benchPorts()), password: randomBytes(12).toString('hex') };
  copyProcesses(directory);
  const starting = startEmbedded({
    dataDirectory: directory,
    ports: place.ports,
    external: {},
    log: say,
    zeebeClockControlled: true,
    isolation: 'hall',
    signal: aborting.signal,
  });
  stops.push(() =>
    starting.then(
      (started) => started.stop(),
      () => undefined,
    ),
  );
  const parts = await starting;
  const bare = asked('a') ? await measureBare(parts) : 0;
  const hall = await startHall(place, parts);
  stops.push(hall.stop);
  await measureHall(place, parts, hall, bare);
  await hall.stop();
  await parts.stop();
  stops.length = 0;
  if (asked('e')) await measureStart(place);
}

async function measureScript(): Promise<void> {
  const { bytes } = await measureFirstPage();
  tellLimit("f: script of the citizen's first page, gzip", 'kB', bytes / 1000, 250);
}

async function measureBare({ zeebeAddress, redisUrl }: Embedded): Promise<number> {
  say('bare zeebe-node');
  const { BENCH_IN_FLIGHT: inFlight, BENCH_WARMUP: warmup, BENCH_SECONDS: seconds } = settings;
  const diagram = join(benchFolder, 'process.bpmn');
  const { perSecond } = await runProgram(
    'bare.ts',
    { zeebeAddress, redisUrl, diagram, inFlight, warmup, seconds },
    BareResult,
  );
  say(`bare zeebe-node: ${perSecond.toFixed(1)} cases/s`);
  return perSecond;
}

async function measureHall(place: HallPlace, parts: Embedded, hall: BenchHall, bare: number): Promise<void> {
  const load = loader(place, hall);
  let whole = 0;
  if (/[abd]/.test(settings.BENCH_ONLY)) {
    say('whole cases over HTTP');
    whole = (await load({})).perSecond;
    if (asked('a')) tellRatio('a: whole cases over HTTP, against bare zeebe-node', 'cases/s', whole, bare, 0.6);
  }
  const orm = await connectDatabase(parts.databaseUrl, 4);
  try {
    if (asked('b')) {
      say('tasks reaching the list, at half the load');
      const { seen } = await load({
        perSecond: Math.max(whole / 2, 0.1),
        warmup: Math.min(10, settings.BENCH_WARMUP),
        deskMs: 25,
      });
      tellLimit('b: user task created until listed, p95', 'ms', await delayOf(orm, seen), 250);
    }
    if (/[cd]/.test(settings.BENCH_ONLY)) await fillEnded(orm);
    if (asked('d')) {
      say('whole cases over HTTP with a history');
      const { perSecond } = await load({ warmup: Math.min(20, settings.BENCH_WARMUP) });
      tellRatio('d: whole cases over HTTP with 1 000 000 ended ones, against (a)', 'cases/s', perSecond, whole, 0.9);
    }
    if (asked('c')) {
      await fillOpen(orm);
      await measureQueue(hall.url, place.password, orm);
    }
  } finally {
    await orm.close();
  }
}

function loader({ password }: HallPlace, { url }: BenchHall) {
  const usual: LoadAsked = {
    url,
    password,
    citizen: 'chen',
    itemCode: 'bench-approval',
    area: '350121',
    applicant: {
      kind: 'person',
      name: '陈志强',
      certificateType: 'SF',
      certificateNumber: '350121198503081011',
      phone: '13800000002',
    },
    inFlight: settings.BENCH_IN_FLIGHT,
    warmup: settings.BENCH_WARMUP,
    seconds: settings.BENCH_SECONDS,
    deskMs: 100,
    citizenMs: 200,
  };
  return async (changes: Partial<LoadAsked>) => {
    const result = await runProgram('load.ts', { ...usual, ...changes }, LoadResult);
    say(`the hall: ${result.perSecond.toFixed(1)} cases/s, ${result.failures} refused calls`);
    return result;
  };
}

/** The engine's own time of the record is what the list keeps as the task's time. */
async function delayOf(orm: MikroORM, seen: readonly (readonly [string, number])[]): Promise<number> {
  const rows = await orm.em
    .fork()
    .execute<{ id: string; at: string }[]>(
      'select id, extract(epoch from created_at) * 1000 as at from tasks where id = any(?::bigint[])',
      [`{${seen.map(([id]) => id).join(',')}}`],
    );
  const created = new Map(rows.map(({ id, at }) => [String(id), Number(at)]));
  const delays = seen.flatMap(([id, at]) => (created.has(id) ? [at - (created.get(id) ?? at)] : []));
  say(
    `  ${delays.length} tasks, p50 ${quantile(delays, 0.5).toFixed(0)} ms, p99 ${quantile(delays, 0.99).toFixed(0)} ms`,
  );
  return quantile(delays, 0.95);
}

try {
  await run();
  await end(0);
} catch (error) {
  console.error(error);
  await end(1);
}
