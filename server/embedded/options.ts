/** What {@link startEmbedded} is asked for. */
export type EmbeddedOptions = {
  /** Everything that the embedded parts write lies in here; created if missing. */
  dataDirectory: string;
  ports: EmbeddedPorts;
  /** Ports that the caller itself will listen on, told together with ours when taken. */
  otherPorts?: PortNeed[];
  /** What is given here is used as it is and not started. */
  external: ExternalAddresses;
  /** Progress, one plain line at a time. */
  log: (line: string) => void;
  /** Lets the management port move the engine's clock. Demonstration and tests only. */
  zeebeClockControlled: boolean;
  /** `test` gives up what only a power cut would need (fsync); a killed process loses nothing in either. */
  isolation: 'hall' | 'test';
  /** Ends a start that is under way; everything started until then is stopped. */
  signal?: AbortSignal;
};

export type ExternalAddresses = {
  databaseUrl?: string | undefined;
  redisUrl?: string | undefined;
  zeebeAddress?: string | undefined;
};

export type EmbeddedPorts = { postgres: number; redis: number; zeebe: ZeebePorts };

export type ZeebePorts = { gateway: number; command: number; internal: number; management: number; rest: number };

/** A port, what it is for, and the setting that moves it. */
export type PortNeed = {
  port: number;
  use: string;
  setting: string;
  host?: string;
  /** What the setting is now, where it is not this very port but the first of several. */
  settingNow?: number;
};

/** Where the embedded parts can be reached, and how they are stopped. */
export type Embedded = {
  databaseUrl: string;
  /** For whoever makes databases, as tests do; absent when PostgreSQL is external. */
  superuserUrl: string | undefined;
  redisUrl: string;
  zeebeAddress: string;
  /** Absent when the engine is external. */
  zeebeManagementUrl: string | undefined;
  /** Stops what was started here, the engine first, and waits until it is gone. Safe to call twice. */
  stop: () => Promise<void>;
  /** The processes that run right now: one killed by accident is started again under a new pid. */
  readonly processes: { name: string; pid: number }[];
};

/** Something that the reader of the message can put right; shown without a stack trace. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

const firstPorts = { postgres: 25432, redis: 26379, zeebe: 26500 };

/** The ports by setting, else by default; Zeebe's five follow one another. */
export function portsFromSettings(settings: Record<string, string | undefined>): EmbeddedPorts {
  const gateway = portSetting(settings, 'LIANBAN_ZEEBE_PORT', firstPorts.zeebe);
  return {
    postgres: portSetting(settings, 'LIANBAN_POSTGRES_PORT', firstPorts.postgres),
    redis: portSetting(settings, 'LIANBAN_REDIS_PORT', firstPorts.redis),
    zeebe: { gateway, command: gateway + 1, internal: gateway + 2, management: gateway + 3, rest: gateway + 4 },
  };
}

function portSetting(settings: Record<string, string | undefined>, name: string, otherwise: number): number {
  const text = settings[name];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_531) return port;
  throw new SetupError(
    `${name} 应为 1 到 65530 的端口号，现为“${text}”。\n${name} must be a port from 1 to 65530; it is "${text}".`,
  );
}
