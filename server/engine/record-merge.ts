import type { PlacedRecord } from './records.ts';

export type StreamEntry = PlacedRecord & { id: string };

type StreamState = {
  /** Entries not yet applied, in the stream's order. */
  queue: { id: string; partition: number; position: number }[];
  lastId: string;
  /** Nothing was left behind in the stream when all streams were last read together. */
  drained: boolean;
  seen: Map<number, number>;
};

/**
 * Puts the records of several streams back into the order of their positions. Each partition writes its records in order, but into one
 * stream for each value type, and each stream is read in parts: what lies above the lowest place that a stream has been read to is held
 * back, since a record before it may still be unread. Replayed records (the exporter is at least once) are dropped.
 */
export class RecordMerge {
  readonly #streams: Map<string, StreamState>;
  readonly #applied: Map<number, number>;
  readonly #pending = new Map<number, Map<number, PlacedRecord>>();

  constructor(streams: readonly string[], applied: ReadonlyMap<number, number>) {
    this.#streams = new Map(streams.map((name) => [name, fresh()]));
    this.#applied = new Map(applied);
  }

  /** Where to read each stream on. */
  lastIds(): ReadonlyMap<string, string> {
    return new Map([...this.#streams].map(([name, { lastId }]) => [name, lastId]));
  }

  /**
   * `drained`: the read gave all that the stream held, at the same instant as the reads of the other streams.
   * `lastId`: where it ended, if that is not the last entry (which may be one that could not be read).
   */
  add(stream: string, entries: readonly StreamEntry[], drained: boolean, lastId = entries.at(-1)?.id): void {
    const state = this.#state(stream);
    state.drained = drained;
    state.lastId = lastId ?? state.lastId;
    for (const entry of entries) {
      const { id, partition, position } = entry;
      state.seen.set(partition, Math.max(position, state.seen.get(partition) ?? -1));
      if (position <= this.#appliedOf(partition)) continue;
      state.queue.push({ id, partition, position });
      this.#pendingOf(partition).set(position, entry);
    }
  }

  /** Leaves out what the streams hold up to these ids. */
  startAfter(ids: ReadonlyMap<string, string>): true {
    for (const [name, id] of ids) this.#state(name).lastId = id;
    return true;
  }

  /** Streams were lost and start anew: read them from their beginning. What is pending stays. */
  restart(): void {
    for (const state of this.#streams.values()) Object.assign(state, fresh(), { queue: state.queue });
  }

  allDrained(): boolean {
    return [...this.#streams.values()].every(({ drained }) => drained);
  }

  /** Whether the stream has so much in hand that reading more of it only fills memory. */
  isFull(stream: string, count: number): boolean {
    const { drained, queue } = this.#state(stream);
    return !drained && queue.length >= count;
  }

  /** The next records that nothing can come before any more, at most `most` of one partition. Stays until `applied`. */
  ready(most: number): PlacedRecord[] {
    for (const [partition, pending] of this.#pending) {
      const horizon = this.#horizon(partition);
      const below = [...pending.values()].filter(({ position }) => position <= horizon);
      if (below.length > 0) return below.sort((a, b) => a.position - b.position).slice(0, most);
    }
    return [];
  }

  /** The batch is stored: forgets it and everything before it. */
  applied(batch: readonly PlacedRecord[]): void {
    for (const { partition, position } of batch) {
      this.#pendingOf(partition).delete(position);
      this.#applied.set(partition, Math.max(position, this.#appliedOf(partition)));
    }
    for (const state of this.#streams.values()) {
      let done = 0;
      for (const { partition, position } of state.queue) {
        if (position > this.#appliedOf(partition)) break;
        done += 1;
      }
      if (done > 0) state.queue = state.queue.slice(done);
    }
  }

  /** The lowest id of each stream that is still needed: all before it is stored and may be trimmed. */
  keepFrom(): ReadonlyMap<string, string> {
    return new Map([...this.#streams].map(([name, { queue, lastId }]) => [name, queue[0]?.id ?? after(lastId)]));
  }

  #horizon(partition: number): number {
    const behind = [...this.#streams.values()].filter(({ drained }) => !drained);
    return Math.min(Number.POSITIVE_INFINITY, ...behind.map(({ seen }) => seen.get(partition) ?? -1));
  }

  #state(stream: string): StreamState {
    const state = this.#streams.get(stream);
    if (!state) throw new Error(`no such stream: ${stream}`);
    return state;
  }

  #appliedOf(partition: number): number {
    return this.#applied.get(partition) ?? -1;
  }

  #pendingOf(partition: number): Map<number, PlacedRecord> {
    const pending = this.#pending.get(partition) ?? new Map<number, PlacedRecord>();
    this.#pending.set(partition, pending);
    return pending;
  }
}

function fresh(): StreamState {
  return { queue: [], lastId: '0-0', drained: false, seen: new Map() };
}

function after(id: string): string {
  const [time = '0', sequence = '0'] = id.split('-');
  return `${time}-${BigInt(sequence) + 1n}`;
}
