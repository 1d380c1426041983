export type Line = {
  name: string;
  value: number;
  unit: string;
  /** What it is compared with, in the same unit. */
  reference: number | null;
  ratio: number | null;
  /** Of the ratio where there is a reference, else of the value. */
  goal: number | null;
  holds: boolean | null;
};

/** Prints one result: a line of JSON on standard output, where nothing else is printed. */
export function tell(line: Line): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** A figure compared with a reference: holds if it is at least `goal` of it. */
export function tellRatio(name: string, unit: string, value: number, reference: number, goal: number): void {
  const ratio = reference > 0 ? value / reference : 0;
  tell({
    name,
    value: round(value),
    unit,
    reference: round(reference),
    ratio: round(ratio, 3),
    goal,
    holds: ratio >= goal,
  });
}

/** A figure that should be at most `goal`; without a goal it is told only. */
export function tellLimit(name: string, unit: string, value: number, goal: number | null): void {
  const holds = goal === null ? null : value <= goal;
  tell({ name, value: round(value), unit, reference: null, ratio: null, goal, holds });
}

/** Progress, for who watches. */
export function say(text: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
}

/** The value that the share `q` of all values does not pass; 0 of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

function round(value: number, digits = 2): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
