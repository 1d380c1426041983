/** Check characters of ISO/IEC 7064 (GB/T 17710) and GB 32100. Inputs hold only the system's characters, else RangeError. */

const base36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** GB 32100: no I, O, S, V, Z. */
const base31 = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** ISO 7064 hybrid system MOD 37,36 over 0-9 A-Z. */
export const mod37and36 = (text: string): string => hybrid(text, base36);

/** ISO 7064 hybrid system MOD 11,10 over 0-9. */
export const mod11and10 = (text: string): string => hybrid(text, base36.slice(0, 10));

/** ISO 7064 pure system MOD 11-2 over 0-9 (GB 11643): 0-9 or X. */
export function mod11minus2(text: string): string {
  let rest = 0;
  for (const value of valuesOf(text, base36.slice(0, 10))) rest = ((rest + value) * 2) % 11;
  return '0123456789X'.charAt((12 - rest) % 11);
}

/** GB 32100: MOD 31, weights 3^i mod 31, over the 17 characters before the check character. */
export function mod31(text: string): string {
  let sum = 0;
  let weight = 1;
  for (const value of valuesOf(text, base31)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return base31.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714: MOD 11 over the 8 characters of an organisation code. */
export function mod11(text: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  let sum = 0;
  for (const [i, value] of valuesOf(text, base36).entries()) sum += value * (weights[i] ?? 0);
  return '0123456789X0'.charAt(11 - (sum % 11));
}

function hybrid(text: string, alphabet: string): string {
  const m = alphabet.length;
  let p = m;
  for (const value of valuesOf(text, alphabet)) {
    const sum = (p + value) % m || m;
    p = (sum * 2) % (m + 1);
  }
  return alphabet.charAt((m + 1 - p) % m);
}

function valuesOf(text: string, alphabet: string): number[] {
  return Array.from(text, (character) => {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new RangeError(`no such character in this system: ${character}`);
    return value;
  });
}
