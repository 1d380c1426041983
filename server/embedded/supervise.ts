import type { ChildProcess } from 'node:child_process';
import { identify } from './identity.ts';
import { launch, logEnd, type ProgramSpec, stopByPid, waitUntilReady } from './processes.ts';

/** A program that is kept running until it is stopped. */
export type Supervised = { name: string; pid: () => number; stop: () => Promise<void> };

type Context = { dataDirectory: string; log: (line: string) => void; signal?: AbortSignal | undefined };

const firstPauseMs = 500;
const longestPauseMs = 30_000;

/** Starts the program, waits until it is ready, and from then on starts it again whenever it ends by itself. */
export async function supervise(spec: ProgramSpec, context: Context): Promise<Supervised> {
  const state = { child: launch(spec, context.dataDirectory), stopping: false, pauseMs: firstPauseMs };
  const stop = async () => {
    state.stopping = true;
    await stopChild(spec, state.child, context);
  };
  try {
    await waitUntilReady(spec, state.child, context);
  } catch (error) {
    await stop();
    throw error;
  }
  const watch = () =>
    state.child.once('exit', (code, signal) => {
      if (state.stopping) return;
      context.log(
        `${spec.name} 意外结束（${signal ?? code}），正在重新启动… / ${spec.name} ended by itself (${signal ?? code}), starting it again`,
      );
      setTimeout(restart, state.pauseMs).unref();
      // A program that can't stay up must not keep the machine busy.
      state.pauseMs = Math.min(state.pauseMs * 2, longestPauseMs);
    });
  const restart = () => {
    if (state.stopping) return;
    state.child = launch(spec, context.dataDirectory);
    watch();
    waitUntilReady(spec, state.child, context).then(
      () => {
        state.pauseMs = firstPauseMs;
        context.log(`${spec.name} 已恢复 / ${spec.name} is back`);
      },
      () =>
        context.log(
          `${spec.name} 未能恢复 / ${spec.name} did not come back: ${logEnd(spec.name, context.dataDirectory)}`,
        ),
    );
  };
  watch();
  return { name: spec.name, pid: () => state.child.pid, stop };
}

async function stopChild(
  spec: ProgramSpec,
  child: ChildProcess & { pid: number },
  { dataDirectory }: Context,
): Promise<void> {
  const note = { pid: child.pid, identity: identify(child.pid) ?? 'gone', stopSignal: spec.stopSignal };
  await stopByPid({ name: spec.name, dataDirectory }, note, spec.stopWithinMs);
}
