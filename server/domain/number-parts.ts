/** A number in so many digits; in one digit or more where that is asked for. RangeError where it has no room. */
export function serial(number: number, digits: number): string {
  const text = String(number).padStart(digits, '0');
  const fits = digits === 1 || text.length === digits;
  if (!Number.isSafeInteger(number) || number < 0 || !fits) throw new RangeError(`no room for number ${number}`);
  return text;
}

/** An area's code of six digits, else RangeError. */
export function area(code: string): string {
  if (!/^\d{6}$/.test(code)) throw new RangeError(`not an area code: ${code}`);
  return code;
}
