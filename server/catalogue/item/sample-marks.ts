import type { Item } from './item-schema.ts';

type Found = { element: string; message: string };

/** Parts of a guide whose texts say themselves that something is not looked up. */
const told = ['bases', 'limits', 'branches', 'fees', 'result', 'trips', 'special', 'steps'] as const;
const unsure = /示例|待核/;

/** Marks that lead nowhere, and texts that call themselves sample data without the mark that the page shows. */
export function sampleMarkFaults(item: Item): Found[] {
  const nowhere = item.sampleData.filter((path) => !leadsTo(item, path.split('.')));
  const marked = [...item.sampleData, ...item.bases.flatMap(({ sample }, index) => (sample ? `bases.${index}` : []))];
  const unmarked = told
    .flatMap((field) => textsIn(item[field], field))
    .filter(({ path, text }) => unsure.test(text) && !marked.some((mark) => covers(mark, path)));
  return [
    ...nowhere.map((path) => ({ element: 'sampleData', message: `“${path}”不是 item.json 的一项` })),
    ...unmarked.map(({ path }) => ({
      element: path,
      message: '写明是示例或者待核的，要列入 sampleData（依据写 sample），页面才标得出',
    })),
  ];
}

/** Of a list all entries are meant, unless one is named by its place. */
function leadsTo(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value) && !/^\d+$/.test(key)) return value.some((entry) => leadsTo(entry, [key, ...rest]));
  const inner = new Map(Object.entries(value)).get(key);
  return inner !== undefined && leadsTo(inner, rest);
}

/** The page marks what a path leads to with all that lies in it, so `limits.promise` covers `limits.promise.explain`. */
const covers = (mark: string, path: string): boolean => `${path}.`.startsWith(`${mark}.`);

function textsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}
