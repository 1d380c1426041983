const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The label of the field that a path of the form's data ends in, e.g. `shareholders/0/name`. */
export const labelAt = (schema: unknown, path: string): string | undefined => {
  const key = path.split('/').findLast((part) => !/^\d+$/.test(part));
  return key === undefined ? undefined : labelOf(schema, key);
};

const labelOf = (node: unknown, key: string): string | undefined => {
  if (!isRecord(node)) return undefined;
  const label = node['label'] ?? node['dateLabel'];
  if ((node['key'] === key || node['path'] === key) && typeof label === 'string') return label;
  const parts = Array.isArray(node['components']) ? node['components'] : [];
  for (const part of parts) {
    const found = labelOf(part, key);
    if (found !== undefined) return found;
  }
  return undefined;
};
