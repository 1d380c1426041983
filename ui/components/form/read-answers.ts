import { isRecord } from '../is-record.ts';

type Row = { key: string; label: string; value: string };
type Line = { key: string; cells: { key: string; value: string }[] };
export type AnswerSection = {
  key: string;
  title: string;
  rows: Row[];
  table?: { heads: { key: string; label: string }[]; lines: Line[] };
};
type Words = { yes: string; no: string; and: string };
type Bag = Readonly<Record<string, unknown>>;
type Field = {
  type: string;
  key: string;
  label: string;
  path: string;
  components: Field[];
  options: Map<string, string>;
};

/** The answers by the form's own sections and labels; an answer whose field the schema lacks is still shown, by its key. */
export function readAnswers(schema: unknown, data: Bag, words: Words): AnswerSection[] {
  const sections: AnswerSection[] = [{ key: '', title: '', rows: [] }];
  const used = new Set<string>();
  collect(componentsOf(schema), data, { sections, used, words, at: '' });
  const left = Object.keys(data).filter((key) => !used.has(key));
  const rest = left.map((key) => ({ key, label: key, value: inWords(data[key], undefined, words) }));
  if (rest.length > 0) sections.push({ key: '…', title: '', rows: rest });
  return sections.filter(({ rows, table }) => rows.length > 0 || table);
}

type Walk = { sections: AnswerSection[]; used: Set<string>; words: Words; at: string };

function collect(fields: readonly Field[], data: Bag, walk: Walk): void {
  for (const field of fields) {
    const at = `${walk.at}/${field.key || field.path || field.label}`;
    if (field.type === 'dynamiclist') {
      walk.used.add(field.path);
      walk.sections.push(listSection(field, data, { ...walk, at }), { key: `${at}…`, title: '', rows: [] });
    } else if (field.components.length > 0) {
      const inner = isRecord(data[field.path]) ? data[field.path] : data;
      if (field.path) walk.used.add(field.path);
      walk.sections.push({ key: at, title: field.label, rows: [] });
      collect(field.components, isRecord(inner) ? inner : data, { ...walk, at });
      walk.sections.push({ key: `${at}…`, title: '', rows: [] });
    } else if (field.key) {
      walk.used.add(field.key);
      const row = { key: at, label: field.label || field.key, value: inWords(data[field.key], field, walk.words) };
      walk.sections.at(-1)?.rows.push(row);
    }
  }
}

function listSection(field: Field, data: Bag, { words, at }: Walk): AnswerSection {
  const entries = data[field.path];
  const columns = field.components.filter(({ key }) => key);
  const lines = (Array.isArray(entries) ? entries : []).filter(isRecord).map((entry, index) => ({
    key: `${at}/${index}`,
    cells: columns.map((column) => ({ key: column.key, value: inWords(entry[column.key], column, words) })),
  }));
  const heads = columns.map(({ key, label }) => ({ key, label: label || key }));
  return { key: at, title: field.label, rows: [], table: { heads, lines } };
}

function inWords(value: unknown, field: Field | undefined, words: Words): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((one) => inWords(one, field, words)).join(words.and);
  if (isRecord(value))
    return Object.values(value)
      .map((one) => inWords(one, undefined, words))
      .join(' ');
  return field?.options.get(String(value)) ?? String(value);
}

const textOf = (bag: Bag, ...names: string[]): string => {
  const found = names.map((name) => bag[name]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : '';
};

function componentsOf(schema: unknown): Field[] {
  if (!isRecord(schema)) return [];
  const { components } = schema;
  return Array.isArray(components) ? components.filter(isRecord).map(fieldOf) : [];
}

function fieldOf(raw: Bag): Field {
  const { values } = raw;
  const options = Array.isArray(values) ? values.filter(isRecord) : [];
  return {
    type: textOf(raw, 'type'),
    key: textOf(raw, 'key'),
    label: textOf(raw, 'label', 'dateLabel', 'timeLabel'),
    path: textOf(raw, 'path'),
    components: componentsOf(raw),
    options: new Map(options.map((option) => [String(option['value']), textOf(option, 'label')])),
  };
}
