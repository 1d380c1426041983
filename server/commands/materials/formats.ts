import type { MaterialRule } from '../../catalogue/item/item-schema.ts';

const mimes: Record<string, string[]> = {
  pdf: ['application/pdf'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png'],
  webp: ['image/webp'],
  dwg: ['image/vnd.dwg'],
  zip: ['application/zip'],
};

type Taken = Pick<MaterialRule, 'formats' | 'maxSizeMb'>;

/** Whether a material takes a file, by the type of its content and its size. */
export function takesFile({ formats, maxSizeMb }: Taken, { mime, size }: { mime: string; size: number }): boolean {
  const taken = formats.flatMap((format) => mimes[format] ?? []);
  return (taken.length === 0 || taken.includes(mime)) && size <= maxSizeMb * 1024 * 1024;
}

/** What it takes, in words. */
export const takenInWords = ({ formats, maxSizeMb }: Taken): string =>
  `须为${formats.map((format) => format.toUpperCase()).join('、')}格式（按内容判断），不超过${maxSizeMb}MB`;
