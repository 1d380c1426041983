import type { EmbeddedPorts } from '../../server/embedded/index.ts';
import { requireFreePorts } from '../../server/embedded/ports.ts';

/** Eight free ports in a row, as the hall's settings can name them: the engine's five follow one another. */
export async function benchPorts(): Promise<{ port: number; ports: EmbeddedPorts }> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = 20_000 + Math.floor(Math.random() * 1_200) * 10;
    const numbers = Array.from({ length: 8 }, (_, index) => first + index);
    try {
      await requireFreePorts(numbers.map((port) => ({ port, use: 'bench', setting: 'none' })));
    } catch {
      continue;
    }
    const zeebe = {
      gateway: first + 3,
      command: first + 4,
      internal: first + 5,
      management: first + 6,
      rest: first + 7,
    };
    return { port: first, ports: { postgres: first + 1, redis: first + 2, zeebe } };
  }
  throw new Error('no eight free ports in a row');
}
