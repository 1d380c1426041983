import { isRecord } from '../is-record.ts';

/** How a field of a list is named: of fields with one name, it tells which row is meant. */
export type InRow = (words: { list: string; row: number; label: string }) => string;

/** The label of the field that a path of the form's data ends in, e.g. `shareholders/0/name`. Lists may have fields of one name. */
export const labelAt = (schema: unknown, path: string, inRow: InRow): string | undefined => {
  const keys = path.replace(/^\/(form\/)?/, '').split('/');
  const at = keys.findIndex((key) => /^\d+$/.test(key));
  const label = labelOf(
    schema,
    keys.filter((key) => key !== '' && !/^\d+$/.test(key)),
  );
  const list = at > 0 ? labelOf(schema, keys.slice(0, at)) : undefined;
  if (label === undefined || list === undefined) return label;
  return inRow({ list, row: Number(keys[at]) + 1, label });
};

const labelOf = (node: unknown, keys: readonly string[]): string | undefined => {
  if (!isRecord(node)) return undefined;
  const name = node['key'] ?? node['path'];
  // A group need not have a path; then its fields lie where it lies.
  const mine = typeof name === 'string' && name !== '';
  if (mine && name !== keys[0]) return undefined;
  const rest = mine ? keys.slice(1) : keys;
  const label = node['label'] ?? node['dateLabel'] ?? node['timeLabel'];
  if (mine && rest.length === 0) return typeof label === 'string' ? label : undefined;
  const parts = Array.isArray(node['components']) ? node['components'] : [];
  for (const part of parts) {
    const found = labelOf(part, rest);
    if (found !== undefined) return found;
  }
  return undefined;
};
