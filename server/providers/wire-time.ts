/** Times as the outer systems write them. China has kept UTC+8 without summer time since 1991, so a shift is exact. */
const shanghaiOffsetMs = 8 * 3_600_000;

/** yyyy-MM-dd HH:mm:ss in Shanghai time (Alipay, EMS). */
export function dashedTime(at: Date): string {
  return new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
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
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
