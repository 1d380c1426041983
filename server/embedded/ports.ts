import { createServer } from 'node:net';
import { type EmbeddedOptions, type EmbeddedPorts, type PortNeed, SetupError } from './options.ts';

/** Refuses, naming every taken port at once with the setting that moves it. */
export async function requireFreePorts(needs: PortNeed[]): Promise<void> {
  const taken: PortNeed[] = [];
  for (const need of needs) if (!(await isFree(need))) taken.push(need);
  const twice = needs.filter((need, index) => needs.findIndex((other) => other.port === need.port) !== index);
  if (taken.length + twice.length > 0) throw new SetupError(takenPortsMessage([...taken, ...twice]));
}

/** What is told about taken ports, Chinese first, one pair of lines for each setting. */
export function takenPortsMessage(taken: PortNeed[]): string {
  return [...Map.groupBy(taken, (need) => need.setting)]
    .flatMap(([setting, needs]) => {
      const [first] = needs;
      const ports = [...new Set(needs.map((need) => need.port))].join(', ');
      const example = `${setting}=${(first?.settingNow ?? first?.port ?? 0) + 100}`;
      return [
        `端口 ${ports}（${first?.use}）已被占用：请用环境变量 ${setting} 换一个，例如 ${example}。`,
        `Port ${ports} (${first?.use}) is taken: choose another by the setting ${setting}, for example ${example}.`,
      ];
    })
    .join('\n');
}

/** The ports that the parts started here will listen on. */
export function neededPorts({ ports, external, otherPorts = [] }: EmbeddedOptions): PortNeed[] {
  const needs = [...otherPorts];
  if (!external.databaseUrl) needs.push({ port: ports.postgres, use: 'PostgreSQL', setting: 'LIANBAN_POSTGRES_PORT' });
  if (!external.redisUrl) needs.push({ port: ports.redis, use: 'Redis', setting: 'LIANBAN_REDIS_PORT' });
  if (external.zeebeAddress) return needs;
  for (const port of Object.values(ports.zeebe)) {
    needs.push({ port, use: 'Zeebe', setting: 'LIANBAN_ZEEBE_PORT', settingNow: ports.zeebe.gateway });
  }
  return needs;
}

/** Ports that are free right now, for a run that must not meet anybody else's. */
export async function freePorts(): Promise<EmbeddedPorts> {
  const [postgres, redis, gateway, command, internal, management, rest] = await takeFree(7);
  if (!postgres || !redis || !gateway || !command || !internal || !management || !rest)
    throw new SetupError('No free ports are left on this machine.');
  return { postgres, redis, zeebe: { gateway, command, internal, management, rest } };
}

async function takeFree(count: number): Promise<number[]> {
  // All are held open until the last is known, or the system might hand out the same one twice.
  const servers = await Promise.all(Array.from({ length: count }, () => listen({ port: 0, host: '127.0.0.1' })));
  return Promise.all(
    servers.map(async (server) => {
      const address = server.address();
      await new Promise((resolve) => server.close(resolve));
      return typeof address === 'object' && address ? address.port : 0;
    }),
  );
}

async function isFree({ port, host = '127.0.0.1' }: PortNeed): Promise<boolean> {
  try {
    const server = await listen({ port, host });
    await new Promise((resolve) => server.close(resolve));
    return true;
  } catch {
    return false;
  }
}

function listen(where: { port: number; host: string }) {
  return new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(where, () => resolve(server));
  });
}
