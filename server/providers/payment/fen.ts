/** Fen as the decimal yuan text that the gateways write: 6000 → "60.00". */
export function fenToYuan(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

/** "60.00", "60.0" or "60" → 6000; undefined when it is not a sum of money. Never through a floating point number. */
export function yuanToFen(yuan: string): number | undefined {
  const parts = yuan.match(/^(\d{1,12})(?:\.(\d{1,2}))?$/);
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined;
}
