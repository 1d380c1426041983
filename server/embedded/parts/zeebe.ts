import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findJdk } from '../jdk.mjs';
import { type EmbeddedOptions, SetupError } from '../options.ts';
import { answersOk } from '../probe.ts';
import { type ProgramSpec, plainEnvironment } from '../processes.ts';
import type { EnginePackages } from './engine-packages.ts';

/** How the embedded broker is run: one partition, for this machine only, its records exported to Redis. */
export function zeebeProgram(
  options: EmbeddedOptions,
  { packages, redisUrl }: { packages: EnginePackages; redisUrl: string },
): ProgramSpec {
  const directory = join(options.dataDirectory, 'zeebe');
  mkdirSync(directory, { recursive: true });
  const jdk = findJdk();
  if (!jdk) throw new SetupError('没有找到 JDK 21 或更新的版本。\nNo JDK 21 or newer was found.');
  // JSON is YAML, and quotes whatever a path may hold.
  writeFileSync(
    join(directory, 'broker.yaml'),
    JSON.stringify(brokerSettings(options, { packages, redisUrl }), undefined, 2),
    { mode: 0o600 },
  );
  const management = `http://127.0.0.1:${options.ports.zeebe.management}`;
  return {
    name: 'zeebe',
    command: join(jdk.home, 'bin', 'java'),
    args: [...javaOptions(jdk.version, options.isolation), ...brokerCommand(packages, options.dataDirectory)],
    cwd: directory,
    // The command-line form of this setting is silently ignored by the broker.
    env: {
      ...plainEnvironment(),
      SPRING_CONFIG_ADDITIONAL_LOCATION: 'file:./broker.yaml',
      ...(options.zeebeClockControlled ? { ZEEBE_CLOCK_CONTROLLED: 'true' } : {}),
    },
    stopSignal: 'SIGTERM',
    stopWithinMs: 9000,
    readyWithinMs: 180_000,
    // `ready`: the partition has its leader; `health`: that leader works. An open port says neither.
    isReady: async () => (await answersOk(`${management}/ready`)) && answersOk(`${management}/health`),
  };
}

/** bin/broker would do the same, but splits JAVA_OPTS at blanks; a path may have some. */
function brokerCommand({ zeebe }: EnginePackages, dataDirectory: string): string[] {
  return [
    '-cp',
    `${zeebe}/config:${zeebe}/lib/*`,
    `-Dapp.home=${zeebe}`,
    `-Dbasedir=${zeebe}`,
    `-Dlianban.data=${dataDirectory}`,
    'io.camunda.zeebe.broker.StandaloneBroker',
  ];
}

function javaOptions(version: number, isolation: EmbeddedOptions['isolation']): string[] {
  // A test run ends before the second compiler's work would pay.
  const quick = isolation === 'test' ? ['-XX:TieredStopAtLevel=1'] : [];
  const quiet = version >= 24 ? ['--sun-misc-unsafe-memory-access=allow'] : [];
  return [
    '-Xms256m',
    '-Xmx768m',
    '-XX:+ExitOnOutOfMemoryError',
    '-Dfile.encoding=UTF-8',
    '-Xshare:auto',
    '--enable-native-access=ALL-UNNAMED',
    ...quick,
    ...quiet,
  ];
}

function brokerSettings(
  { dataDirectory, ports }: EmbeddedOptions,
  { packages, redisUrl }: { packages: EnginePackages; redisUrl: string },
) {
  const host = '127.0.0.1';
  return {
    // On connecting the exporter logs the address of Redis, with its password.
    logging: { level: { 'io.camunda.zeebe.broker.exporter.redis': 'WARN' } },
    // The REST interface can't be switched off, nor moved to the management port.
    server: { address: host, port: ports.zeebe.rest },
    management: { server: { address: host, port: ports.zeebe.management } },
    zeebe: {
      broker: {
        gateway: { enable: true, network: { host, port: ports.zeebe.gateway }, threads: { managementThreads: 1 } },
        network: { host, commandApi: { port: ports.zeebe.command }, internalApi: { port: ports.zeebe.internal } },
        cluster: { nodeId: 0, clusterSize: 1, partitionsCount: 1, replicationFactor: 1, clusterName: 'lianban' },
        data: {
          directory: join(dataDirectory, 'zeebe', 'data'),
          logSegmentSize: '32MB',
          // The defaults (2 GB and 1 GB) stop the engine on a small but healthy disk.
          disk: { freeSpace: { processing: '512MB', replication: '256MB' } },
        },
        threads: { cpuThreadCount: 2, ioThreadCount: 2 },
        experimental: { rocksdb: { memoryLimit: '256MB' } },
        exporters: {
          redis: {
            className: 'io.zeebe.redis.exporter.RedisExporter',
            jarPath: packages.exporter,
            args: exporterSettings(redisUrl),
          },
        },
      },
    },
  };
}

function exporterSettings(redisUrl: string) {
  return {
    remoteAddress: redisUrl,
    name: 'zeebe',
    format: 'json',
    enabledRecordTypes: 'EVENT',
    enabledValueTypes: 'JOB,PROCESS_INSTANCE,INCIDENT,MESSAGE_START_EVENT_SUBSCRIPTION',
    // 0: no clean-up by age. The reader trims what it has stored.
    timeToLiveInSeconds: 0,
  };
}
