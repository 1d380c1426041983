import type { Form } from '@bpmn-io/form-js-viewer';
import { type Days, isBlank, listFaults, type RuleScope, ruleFault } from '../../../server/catalogue/form/form-rule.ts';
import { isRecord } from '../is-record.ts';
import { type FieldInstance, type FormField, fieldOf, instancesOf, messagesAt, type Validator } from './instances.ts';

type Translate = (template: string) => string;
type Bag = Record<string, unknown>;
type Expressions = { evaluate: (expression: string, context: Bag) => unknown };
type Commands = { updateFieldInstanceValidation: (instance: FieldInstance, value: unknown) => void };

/** A condition over nothing holds. */
const noDays = { hallDay: null, workingDays: null };

/**
 * The hall's own rules take part in the form's validation: what they find stands beside its field like any other fault, and goes when
 * another answer mends it.
 */
export class OwnRules {
  /** Unknown until the hall has told them; it looks again when the application is handed in. */
  days: Days | undefined;
  /** Numbers that the hall has masked: as they came they may go back. */
  masked: ReadonlySet<unknown> = new Set();
  readonly #form: Form;
  readonly #say: (message: string) => string;

  constructor(form: Form, say: (message: string) => string) {
    this.#form = form;
    this.#say = say;
    const validator = form.get<Validator>('validator');
    const own = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (instance, value) => {
      if (this.masked.has(value)) return [];
      const found = own(instance, value);
      return found.length > 0 ? found : this.#fieldFaults(instance, value);
    };
    let timer: ReturnType<typeof setTimeout>;
    form.on('field.updated', () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#lookAgain(), 0);
    });
    form.on('form.destroy', () => clearTimeout(timer));
  }

  /** What is wrong with a list as a whole; form-js checks only what stands in its rows. */
  listFaults(instance: FieldInstance): string[] {
    const field = fieldOf(this.#form, instance);
    if (field?.type !== 'dynamiclist') return [];
    const scope = this.#scope(instance);
    const rows = valueAt(scope.context, instance.valuePath);
    const given = Array.isArray(rows) ? rows : [];
    if (given.length === 0 && field.validate?.required) return [this.#say('至少填写一行')];
    return listFaults(field.properties ?? {}, given, scope).map(this.#say);
  }

  #fieldFaults(instance: FieldInstance, value: unknown): string[] {
    const field = fieldOf(this.#form, instance);
    if (!field) return [];
    if (isBlank(value) && field.type !== 'checkbox') {
      // form-js takes blanks for an answer.
      const missing = field.validate?.required === true && typeof value === 'string';
      return missing ? [this.#form.get<Translate>('translate')('Field is required.')] : [];
    }
    if (!hasRule(field)) return [];
    const fault = ruleFault(field.properties ?? {}, value, this.#scope(instance, value));
    return fault === undefined ? [] : [this.#say(fault)];
  }

  /** All answers as they are shown; the one that is just being given is not among them yet. */
  #scope({ valuePath }: FieldInstance, value?: unknown): RuleScope {
    const answers: Bag = this.#form._getSubmitData();
    const beside = valueAt(answers, valuePath.slice(0, -1));
    const data = isRecord(beside) ? beside : {};
    if (value !== undefined) data[String(valuePath.at(-1))] = value;
    const context = { ...answers, ...data, this: data, parent: answers, ...(this.days ?? noDays) };
    return {
      data,
      context,
      evaluate: (rule, known) => this.#form.get<Expressions>('expressionLanguage').evaluate(rule, { ...known }),
    };
  }

  #lookAgain(): void {
    const { data, errors } = this.#form._getState();
    for (const instance of instancesOf(this.#form)) {
      const field = fieldOf(this.#form, instance);
      if (!field || !hasRule(field) || messagesAt(errors, instance).length === 0) continue;
      const commands = this.#form.get<Commands>('viewerCommands');
      commands.updateFieldInstanceValidation(instance, valueAt(data, instance.valuePath));
    }
  }
}

const hasRule = ({ properties = {} }: FormField): boolean =>
  'rule' in properties || 'atMost' in properties || 'differsFrom' in properties;

const valueAt = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    data,
  );
