/** UPU S10 waybill number: two letters, eight digits, a check digit, the country. */
const weights = [8, 6, 4, 2, 3, 5, 9, 7];

/** A number in the form S10 (UPU): EF, the last eight digits of the serial, check digit, CN. */
export function waybill(serial: number): string {
  const digits = String(serial % 100_000_000).padStart(8, '0');
  return `EF${digits}${checkDigit(digits)}CN`;
}

/** Thirteen digits (domestic, no check digit) or an S10 number whose check digit is right. */
export function isWaybill(text: string): boolean {
  const s10 = text.match(/^[A-Z]{2}(\d{8})(\d)CN$/);
  return s10 ? checkDigit(s10[1] ?? '') === Number(s10[2]) : /^\d{13}$/.test(text);
}

function checkDigit(digits: string): number {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 0 : rest === 11 ? 5 : rest;
}
