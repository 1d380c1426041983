import { readPidFile } from '../../server/embedded/processes.ts';
import { memoryOf } from './footprint.ts';
import { type HallPlace, startHall } from './hall.ts';
import { tellLimit } from './line.ts';

/** (e): a start on data that is there already, from the command to the first healthy answer; then what each process holds. */
export async function measureStart(place: HallPlace): Promise<void> {
  const first = await startHall(place, undefined);
  await first.stop();
  const hall = await startHall(place, undefined);
  try {
    tellLimit('e: second start until healthy', 's', hall.startedInMs / 1000, 45);
    const parts = ['zeebe', 'redis', 'postgres'].map(
      (name) => [name, readPidFile(name, place.directory)?.pid] as const,
    );
    const memory = new Map(parts.flatMap(([name, pid]) => (pid === undefined ? [] : [[name, memoryOf(pid)]])));
    for (const [name, megabytes] of memory) tellLimit(`e: memory of ${name}`, 'MB', megabytes, null);
    // The parts are the hall's children: their share is not its own.
    const own = memoryOf(hall.pid) - [...memory.values()].reduce((sum, each) => sum + each, 0);
    tellLimit('e: memory of the hall', 'MB', own, null);
  } finally {
    await hall.stop();
  }
}
