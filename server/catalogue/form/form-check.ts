import { evaluateFeel, holds } from '../feel/feel.ts';
import { mostRows, partOf } from './form-part.ts';
import { type Days, isBag, listFaults, type RuleScope, ruleFault } from './form-rule.ts';
import type { FormComponent, FormSchema } from './form-schema.ts';
import { type Entry, type Shape, shapeOf } from './form-shape.ts';
import { isEmpty, isMissing, valueFault } from './form-value.ts';

/** `pointer` is an RFC 6901 pointer into the data. */
export type FormFault = { pointer: string; message: string };

/** A condition over nothing holds. */
const noDays = { hallDay: null, workingDays: null };

type Scope = { pointer: string; data: Record<string, unknown>; context: Record<string, unknown> };

/**
 * Checks what was filled in against its form, as strictly as the browser does and on its own: types, required, limits, options, hidden
 * fields, lists, the hall's own rules; and refuses what the form does not have. Any JSON is taken, nothing is thrown. Without the days,
 * a rule about them holds.
 */
export function checkForm(schema: FormSchema, data: unknown, days?: Days): FormFault[] {
  if (!isBag(data)) return [{ pointer: '', message: '请填写表单' }];
  const shape = shapeOf(schema.components);
  return checkShape(shape, { pointer: '', data, context: { ...partOf(shape, data), ...(days ?? noDays) } });
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
    if (value !== undefined && !isBag(value)) return [{ pointer, message: '格式不对' }];
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
    // A box that is not ticked says something as well.
    if (isEmpty(value, component) && component.type !== 'checkbox') return [];
  }
  const fault = isEmpty(value, component) ? undefined : valueFault(value, component);
  const message = fault ?? ruleFault(component.properties ?? {}, value, ruleScope(scope));
  return message === undefined ? [] : [{ pointer, message }];
}

const ruleScope = ({ data, context }: Scope): RuleScope => ({
  data,
  context,
  evaluate: (expression, known) => evaluateFeel(expression, known).value,
});

type List = Extract<Entry, { kind: 'list' }>;

function checkList(pointer: string, value: unknown, { component, shape }: List, scope: Scope): FormFault[] {
  if (isEmpty(value, component)) return component.validate?.required ? [{ pointer, message: '至少填写一行' }] : [];
  if (!Array.isArray(value)) return [{ pointer, message: '格式不对' }];
  if (value.length > mostRows) return [{ pointer, message: `最多 ${mostRows} 行` }];
  const rows = value.flatMap((row: unknown, index) => {
    const at = below(pointer, String(index));
    if (!isBag(row)) return [{ pointer: at, message: '格式不对' }];
    const own = partOf(shape, row);
    const context = { ...scope.context, ...own, this: own, parent: scope.context, i: [index + 1] };
    return checkShape(shape, { pointer: at, data: row, context });
  });
  const whole = listFaults(component.properties ?? {}, value, ruleScope(scope));
  return [...rows, ...whole.map((message) => ({ pointer, message }))];
}

const below = (pointer: string, name: string) => `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
