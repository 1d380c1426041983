import { fenOf } from '../../domain/money.ts';

/** Yuan as a gateway writes them, in fen; undefined when it is not a sum of money. */
export function yuanToFen(yuan: string): number | undefined {
  try {
    const fen = fenOf(yuan);
    return fen >= 0 ? fen : undefined;
  } catch {
    return undefined;
  }
}
