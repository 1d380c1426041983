import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SetupError } from './embedded/options.ts';

const flag = z.enum(['yes', 'no']).optional();
const port = (otherwise: number) => z.coerce.number().int().min(1).max(65_535).default(otherwise);
const services = ['web', 'workers', 'queues', 'projector'] as const;
export type Service = (typeof services)[number];

/** Every setting of the hall, from the environment and nowhere else. What is wrong is told all at once. */
const Settings = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  /** Where the hall listens. */
  PORT: port(8080),
  HOST: z.string().default('127.0.0.1'),
  /** How browsers and outer systems reach the hall; default http://localhost:PORT. */
  PUBLIC_URL: z.url().optional(),
  /** Everything that is kept on this machine. */
  LIANBAN_DATA: z.string().default('.data'),
  /** A folder whose `processes/` is read in place of the program's own. */
  LIANBAN_PROCESSES: z.string().optional(),
  /** External parts: what is given is not started here. */
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  ZEEBE_ADDRESS: z.string().optional(),
  /** The engine's management port, for moving its clock in a demonstration. */
  ZEEBE_MANAGEMENT_URL: z.url().optional(),
  /** Signs cookies. Made and kept in the data directory unless given; must be given in production. */
  SESSION_SECRET: z.string().min(32).optional(),
  /** In production each of these must be said on purpose. */
  LIANBAN_SAMPLE_ACCOUNTS: flag,
  LIANBAN_SIMULATED_SYSTEMS: flag,
  /** Addresses and keys of the live outer systems (JSON file; see providers/index.ts). */
  LIANBAN_PROVIDERS: z.string().optional(),
  /** Common password of the sample accounts. */
  LIANBAN_DEMO_PASSWORD: z.string().min(8).default('lianban-2026'),
  /** Proxies between the browsers and the hall; default 1 where PUBLIC_URL is https, else none. */
  LIANBAN_PROXIES: z.coerce.number().int().min(1).max(9).optional(),
  /** Requests an address may send in a minute. */
  LIANBAN_RATE_LIMIT: z.coerce.number().int().positive().default(3000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Config = {
  production: boolean;
  host: string;
  port: number;
  publicUrl: string;
  dataDirectory: string;
  /** The folder that holds `processes/`; the program's own unless set. */
  catalogueRoot: string | undefined;
  external: { databaseUrl: string | undefined; redisUrl: string | undefined; zeebeAddress: string | undefined };
  zeebeManagementUrl: string | undefined;
  sessionSecret: string;
  sampleAccounts: boolean;
  simulatedSystems: boolean;
  providersFile: string | undefined;
  demoPassword: string;
  proxies: number;
  rateLimit: number;
  logLevel: z.infer<typeof Settings>['LOG_LEVEL'];
  services: ReadonlySet<Service>;
};

/**
 * Reads the settings.
 * @throws SetupError with every fault in words, among them what production refuses unless it is named on purpose.
 */
export function readConfig(environment: Record<string, string | undefined>, argv: readonly string[]): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new SetupError(`设置有误：/ Settings are wrong:\n${lines.join('\n')}`);
  }
  const settings = parsed.data;
  const production = settings.NODE_ENV === 'production';
  const faults = production ? productionFaults(settings) : [];
  if (faults.length > 0)
    throw new SetupError(`生产环境不能这样启动：/ Production refuses to start:\n${faults.join('\n')}`);
  return {
    production,
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, ''),
    dataDirectory: settings.LIANBAN_DATA,
    catalogueRoot: settings.LIANBAN_PROCESSES,
    external: {
      databaseUrl: settings.DATABASE_URL,
      redisUrl: settings.REDIS_URL,
      zeebeAddress: settings.ZEEBE_ADDRESS,
    },
    zeebeManagementUrl: settings.ZEEBE_MANAGEMENT_URL,
    sessionSecret: settings.SESSION_SECRET ?? keptSecret(settings.LIANBAN_DATA),
    sampleAccounts: settings.LIANBAN_SAMPLE_ACCOUNTS !== 'no',
    simulatedSystems: settings.LIANBAN_SIMULATED_SYSTEMS !== 'no',
    providersFile: settings.LIANBAN_PROVIDERS,
    demoPassword: settings.LIANBAN_DEMO_PASSWORD,
    proxies: settings.LIANBAN_PROXIES ?? (settings.PUBLIC_URL?.startsWith('https:') ? 1 : 0),
    rateLimit: settings.LIANBAN_RATE_LIMIT,
    logLevel: settings.LOG_LEVEL,
    services: servicesOf(argv),
  };
}

function productionFaults(settings: z.infer<typeof Settings>): string[] {
  const faults: string[] = [];
  if (settings.SESSION_SECRET === undefined) faults.push('SESSION_SECRET 没有设置 / is not set');
  if (settings.PUBLIC_URL === undefined) faults.push('PUBLIC_URL 没有设置 / is not set');
  if (settings.LIANBAN_SAMPLE_ACCOUNTS === undefined)
    faults.push('LIANBAN_SAMPLE_ACCOUNTS 须明确为 yes 或 no / must be said: yes or no');
  if (settings.LIANBAN_SIMULATED_SYSTEMS === undefined)
    faults.push('LIANBAN_SIMULATED_SYSTEMS 须明确为 yes 或 no / must be said: yes or no');
  if (settings.LIANBAN_SAMPLE_ACCOUNTS === 'yes' && settings.LIANBAN_DEMO_PASSWORD === 'lianban-2026') {
    faults.push('LIANBAN_DEMO_PASSWORD 仍是默认值 / still has its default');
  }
  if (settings.LIANBAN_SIMULATED_SYSTEMS === 'no' && settings.LIANBAN_PROVIDERS === undefined) {
    faults.push('LIANBAN_PROVIDERS 没有设置 / is not set');
  }
  return faults;
}

function servicesOf(argv: readonly string[]): ReadonlySet<Service> {
  const asked = argv
    .find((argument) => argument.startsWith('--services='))
    ?.slice('--services='.length)
    .split(',') ?? [...services];
  const known = new Set(services.filter((service) => asked.includes(service)));
  if (known.size !== asked.length) throw new SetupError(`--services 只能是 / can only be: ${services.join(',')}`);
  return known;
}

/** A secret of this machine, made once and readable by its owner alone. */
function keptSecret(dataDirectory: string): string {
  const file = join(dataDirectory, 'session-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(dataDirectory, { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
