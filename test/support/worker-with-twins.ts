import type { TestFn } from 'ava';
import type { Hall } from '../../server/commands/hall.ts';
import type { WorkerDefinition } from '../../server/engine/define-worker.ts';
import { startTwins } from '../server/providers/twins.ts';
import { type Bench, benchOf } from './worker.ts';

type Twins = Awaited<ReturnType<typeof startTwins>>;

/** A bench whose hall has the twins of all outer systems, which can be asked to fail. Its tests are serial: so are the faults. */
export function benchWithTwins(test: TestFn, worker: WorkerDefinition<Hall>): Bench & { twins: Promise<Twins> } {
  const { promise: twins, resolve } = Promise.withResolvers<Twins>();
  const bench = benchOf(test, worker, async (scope) => {
    const started = await startTwins(scope);
    resolve(started);
    return { providers: started };
  });
  return { ...bench, twins };
}
