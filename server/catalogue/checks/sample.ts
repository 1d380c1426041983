import { z } from 'zod';
import type { Fault } from '../fault.ts';
import type { Folder } from '../folders.ts';
import { shapeOf } from '../form/form-shape.ts';
import { lacks } from './form-fields.ts';

const Sample = z.object({
  form: z.record(z.string(), z.unknown()).default({}),
  materials: z.array(z.object({ code: z.string() })).default([]),
});

/** What a sample gives though nobody asks for it. */
export function sampleWarnings({ code, item, forms, sample }: Folder): Fault[] {
  const given = Sample.safeParse(sample);
  if (!given.success) return [];
  const shape = shapeOf(forms.get(item.applicationForm)?.components ?? []);
  const codes = new Set(item.materials.map((material) => material.code));
  const tell = (element: string, message: string): Fault => ({
    file: `items/${code}/sample.json`,
    element,
    rule: 'sample-known',
    message,
  });
  return [
    ...Object.keys(given.data.form)
      .filter((key) => lacks(shape, [key]))
      .map((key) => tell(`form.${key}`, `申请表没有“${key}”这一项`)),
    ...given.data.materials.flatMap(({ code: material }, index) =>
      codes.has(material) ? [] : [tell(`materials.${index}`, `办事指南没有“${material}”这份材料`)],
    ),
  ];
}

/** Items under one implementation code that do not replace one another. */
export function sharedCodes(folders: readonly Folder[]): Fault[] {
  return folders.flatMap(({ code, item }, index) =>
    folders
      .slice(0, index)
      .filter((other) => item.implementationCode !== null && other.item.implementationCode === item.implementationCode)
      .filter((other) => ![item.replaces?.code, item.replacedBy?.code].includes(other.code))
      .map((other) => ({
        file: `items/${code}/item.json`,
        element: 'implementationCode',
        rule: 'implementation-code-unique',
        message: `实施编码与事项“${other.code}”相同`,
      })),
  );
}
