/** Reads what this browser keeps; a value that is damaged or of another make counts as nothing kept. */
export function readKept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

export function readList<T>(key: string, isOne: (value: unknown) => value is T): T[] {
  const kept = readKept(key);
  return Array.isArray(kept) ? kept.filter(isOne) : [];
}

/** Keeping may be refused (private window, full store); the page works on without it. */
export function writeKept(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export const dropKept = (key: string): void => localStorage.removeItem(key);

/** Removes every kept value below a prefix that `isStale` finds too old. */
export function sweepKept(prefix: string, isStale: (value: unknown) => boolean): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix) && isStale(readKept(key))) dropKept(key);
  }
}
