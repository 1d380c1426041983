import { setTimeout as sleep } from 'node:timers/promises';
import { EngineUnavailable } from './errors.ts';

const waits = [50, 200, 500, 1_000, 2_000, 4_000] as const;

/** Repeats a call that is safe to repeat while the engine is unavailable, some 8 s in all; then throws the last EngineUnavailable. */
export async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  for (const wait of waits) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
      await sleep(wait);
    }
  }
  return await call();
}
