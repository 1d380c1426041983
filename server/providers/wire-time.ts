import { formatInstant, instantOf } from '../domain/clock/zone.ts';

/** yyyy-MM-dd HH:mm:ss in Shanghai time (Alipay, EMS). */
export function dashedTime(at: Date): string {
  return formatInstant(at).slice(0, 19).replace('T', ' ');
}

/** yyyyMMddHHmmss in Shanghai time (UnionPay, our order numbers). */
export function compactTime(at: Date): string {
  return dashedTime(at).replace(/\D/g, '');
}

/** Reads either form; undefined when it is not a time. */
export function parseWireTime(text: string): Date | undefined {
  const digits = text.replace(/\D/g, '').match(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/);
  if (!digits) return undefined;
  const [, year, month, day, hour, minute, second] = digits;
  try {
    return instantOf(`${year}-${month}-${day}`, `${hour}:${minute}:${second}`);
  } catch {
    return undefined;
  }
}
