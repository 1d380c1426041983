import test from 'ava';
import fc from 'fast-check';
import { RecordMerge, type StreamEntry } from '../../../server/engine/record-merge.ts';

const names = ['a', 'b', 'c'] as const;
type Written = { stream: (typeof names)[number]; partition: number; position: number };

/** What an exporter writes: each partition's positions in order, some of it told again after a restart. */
const history = fc
  .array(fc.record({ stream: fc.constantFrom(...names), partition: fc.constantFrom(1, 2), replay: fc.nat(9) }), {
    maxLength: 60,
  })
  .map((steps) => {
    const written: Written[] = [];
    const perPartition = new Map<number, Written[]>();
    for (const { stream, partition, replay } of steps) {
      const own = perPartition.get(partition) ?? [];
      const entry = { stream, partition, position: own.length * 3 };
      perPartition.set(partition, [...own, entry]);
      written.push(entry);
      if (replay === 0) written.push(...(perPartition.get(partition) ?? []).slice(-5));
    }
    return written;
  });

test('however the streams are read, each partition comes in order, whole and once', (t) => {
  fc.assert(
    fc.property(
      history,
      fc.array(fc.record({ grow: fc.nat(9), count: fc.integer({ min: 1, max: 4 }) })),
      (written, reads) => {
        const merge = new RecordMerge(names, new Map());
        const given: Written[] = [];
        let visible = 0;
        const step = (count: number) => {
          for (const name of names) {
            const rest = written
              .map((entry, id) => ({ ...entry, id }))
              .slice(0, visible)
              .filter((entry) => entry.stream === name && entry.id > idOf(merge, name));
            merge.add(name, rest.slice(0, count).map(entryOf), rest.length <= count);
          }
          for (let batch = merge.ready(3); batch.length > 0; batch = merge.ready(3)) {
            given.push(...batch.map(({ partition, position }) => ({ stream: names[0], partition, position })));
            merge.applied(batch);
          }
        };
        for (const { grow, count } of reads) {
          visible = Math.min(written.length, visible + grow);
          step(count);
        }
        visible = written.length;
        for (let i = 0; i <= written.length; i += 1) step(1000);
        for (const partition of [1, 2]) {
          const positions = given.filter((entry) => entry.partition === partition).map(({ position }) => position);
          const expected = [
            ...new Set(written.filter((entry) => entry.partition === partition).map(({ position }) => position)),
          ];
          t.deepEqual(
            positions,
            expected.toSorted((a, b) => a - b),
          );
        }
        t.true(merge.allDrained());
      },
    ),
  );
});

test('what is stored already is skipped', (t) => {
  const merge = new RecordMerge(['a'], new Map([[1, 10]]));
  merge.add('a', [entry('1-0', 9), entry('2-0', 10), entry('3-0', 11)], true);
  t.deepEqual(
    merge.ready(10).map(({ position }) => position),
    [11],
  );
});

test('a stream is kept from its first entry that is not stored', (t) => {
  const merge = new RecordMerge(['a', 'b'], new Map());
  merge.add('a', [entry('1-0', 1), entry('2-0', 9)], true);
  merge.add('b', [entry('1-5', 4)], false);
  const ready = merge.ready(10);
  t.deepEqual(
    ready.map(({ position }) => position),
    [1, 4],
  );
  merge.applied(ready);
  t.deepEqual(
    [...merge.keepFrom()],
    [
      ['a', '2-0'],
      ['b', '1-6'],
    ],
  );
});

const entry = (id: string, position: number): StreamEntry => ({ id, partition: 1, position, record: null });
const entryOf = ({ id, partition, position }: Written & { id: number }): StreamEntry => ({
  id: `${id + 1}-0`,
  partition,
  position,
  record: null,
});
const idOf = (merge: RecordMerge, name: string) => Number(merge.lastIds().get(name)?.split('-')[0] ?? 0) - 1;
