import { stripVTControlCharacters } from 'node:util';

/** Counts tests from ava's output as it comes, in pieces of any size. ava tells how many passed only when none failed. */
export function testCounter() {
  const counts = { passed: 0, failed: 0 };
  let rest = '';
  return {
    read(text: string): void {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) countLine(stripVTControlCharacters(line).trimEnd(), counts);
    },
    counts,
  };
}

function countLine(line: string, counts: { passed: number; failed: number }): void {
  if (/^ {2}[✔√] /.test(line)) counts.passed++;
  // What broke outside of a test, or did not come to its end, has not passed either.
  const summed =
    /^ {2}(\d+) (?:(?:tests?|hooks?) failed|uncaught exceptions?|unhandled rejections?|tests? remained pending)/.exec(
      line,
    );
  counts.failed += Number(summed?.[1] ?? 0);
}
