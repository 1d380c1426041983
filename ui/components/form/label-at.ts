const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The label of the field that a path of the form's data ends in, e.g. `shareholders/0/name`. Lists may have fields of one name. */
export const labelAt = (schema: unknown, path: string): string | undefined => {
  const keys = path.replace(/^\/form\//, '').split('/');
  return labelOf(
    schema,
    keys.filter((key) => key !== '' && !/^\d+$/.test(key)),
  );
};

const labelOf = (node: unknown, keys: readonly string[]): string | undefined => {
  if (!isRecord(node)) return undefined;
  const name = node['key'] ?? node['path'];
  // A group need not have a path; then its fields lie where it lies.
  const mine = typeof name === 'string' && name !== '';
  if (mine && name !== keys[0]) return undefined;
  const rest = mine ? keys.slice(1) : keys;
  const label = node['label'] ?? node['dateLabel'];
  if (mine && rest.length === 0) return typeof label === 'string' ? label : undefined;
  const parts = Array.isArray(node['components']) ? node['components'] : [];
  for (const part of parts) {
    const found = labelOf(part, rest);
    if (found !== undefined) return found;
  }
  return undefined;
};
