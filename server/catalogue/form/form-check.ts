import { holds } from '../feel/feel.ts';
import { mostRows, partOf } from './form-part.ts';
import type { FormComponent, FormSchema } from './form-schema.ts';
import { type Entry, type Shape, shapeOf } from './form-shape.ts';
import { isEmpty, isMissing, valueFault } from './form-value.ts';

/** `pointer` is an RFC 6901 pointer into the data. */
export type FormFault = { pointer: string; message: string };

type Scope = { pointer: string; data: Record<string, unknown>; context: Record<string, unknown> };

/**
 * Checks what was filled in against its form, as strictly as the browser does and on its own: types, required, limits, options, hidden
 * fields, lists, the hall's own rules; and refuses what the form does not have. Any JSON is taken, nothing is thrown.
 */
export function checkForm(schema: FormSchema, data: unknown): FormFault[] {
  if (!isObject(data)) return [{ pointer: '', message: '请填写表单' }];
  const shape = shapeOf(schema.components);
  return checkShape(shape, { pointer: '', data, context: partOf(shape, data) });
}

function checkShape(shape: Shape, scope: Scope): FormFault[] {
  const unknown = Object.keys(scope.data).filter((name) => !shape.has(name));
  return [
    ...[...shape].flatMap(([name, entry]) => checkEntry(name, entry, scope)),
    ...unknown.map((name) => ({ pointer: below(scope.pointer, name), message: '表单里没有这一项' })),
  ];
}

function checkEntry(name: string, entry: Entry, scope: Scope): FormFault[] {
  const pointer = below(scope.pointer, name);
  const value = Object.hasOwn(scope.data, name) ? scope.data[name] : undefined;
  if (entry.kind === 'object') {
    if (value !== undefined && !isObject(value)) return [{ pointer, message: '格式不对' }];
    return checkShape(entry.shape, { ...scope, pointer, data: value ?? {} });
  }
  if (entry.hides.some((hide) => holds(hide, scope.context))) {
    return isEmpty(value, entry.component) || value === false ? [] : [{ pointer, message: '此项不适用，请不要填写' }];
  }
  return entry.kind === 'list'
    ? checkList(pointer, value, entry, scope)
    : checkField(pointer, value, entry.component, scope);
}

function checkField(pointer: string, value: unknown, component: FormComponent, scope: Scope): FormFault[] {
  // An expression's value is reckoned, never taken from the browser.
  if (component.type === 'expression') return [];
  if (isMissing(value, component)) {
    if (component.validate?.required) return [{ pointer, message: '此项必填' }];
    if (isEmpty(value, component)) return [];
  }
  const message = valueFault(value, component) ?? neighbourFault(value, component, scope);
  return message === undefined ? [] : [{ pointer, message }];
}

/** Rules between fields that stand side by side. */
function neighbourFault(value: unknown, { properties = {} }: FormComponent, { data }: Scope): string | undefined {
  const { atMost, differsFrom } = properties;
  const bound = atMost === undefined ? undefined : data[atMost];
  if (typeof bound === 'number' && typeof value === 'number' && value > bound) return `不能大于 ${bound}`;
  const other = differsFrom === undefined ? undefined : data[differsFrom];
  const same = typeof other === 'string' && typeof value === 'string' && other.trim() === value.trim();
  return same ? '不能与上一项相同' : undefined;
}

type List = Extract<Entry, { kind: 'list' }>;

function checkList(pointer: string, value: unknown, { component, shape }: List, scope: Scope): FormFault[] {
  if (isEmpty(value, component)) return component.validate?.required ? [{ pointer, message: '至少填写一行' }] : [];
  if (!Array.isArray(value)) return [{ pointer, message: '格式不对' }];
  if (value.length > mostRows) return [{ pointer, message: `最多 ${mostRows} 行` }];
  const rows = value.flatMap((row: unknown, index) => {
    const at = below(pointer, String(index));
    if (!isObject(row)) return [{ pointer: at, message: '格式不对' }];
    const own = partOf(shape, row);
    const context = { ...scope.context, ...own, this: own, parent: scope.context, i: [index + 1] };
    return checkShape(shape, { pointer: at, data: row, context });
  });
  return [...rows, ...sumFaults(pointer, value, component)];
}

/** `sumOfShare: "100"`: the shares of all rows make 100, to the hundredth. */
function sumFaults(pointer: string, rows: readonly unknown[], { properties = {} }: FormComponent): FormFault[] {
  return Object.entries(properties).flatMap(([name, total]) => {
    const [, first = '', rest = ''] = /^sumOf([A-Z])(.*)$/.exec(name) ?? [];
    if (first === '') return [];
    const key = first.toLowerCase() + rest;
    const sum = rows.reduce<number>((all, row) => all + (isObject(row) ? Number(row[key]) : 0), 0);
    return Math.abs(sum - Number(total)) < 0.005 ? [] : [{ pointer, message: `合计应为 ${String(total)}` }];
  });
}

const below = (pointer: string, name: string) => `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
