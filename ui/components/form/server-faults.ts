import type { Form } from '@bpmn-io/form-js-viewer';
import { pathOf, type Validator } from './instances.ts';

/**
 * Lets the server's faults take part in the form's own validation: a fault stays at its field until the value changes,
 * and the form cannot forget it when another field is typed in.
 */
export class ServerFaults {
  #faults: Record<string, string> = {};
  #values = new Map<string, string>();

  set(faults: Record<string, string>): void {
    this.#faults = faults;
    this.#values.clear();
  }

  get waiting(): boolean {
    return Object.keys(this.#faults).length > 0;
  }

  /** Wraps the form's validator; call once for each form that is made. */
  join(form: Form): void {
    const validator = form.get<Validator>('validator');
    const own = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (instance, value) => [
      ...own(instance, value),
      ...this.#at(pathOf(instance), value),
    ];
  }

  #at(path: string, value: unknown): string[] {
    const fault = this.#faults[path];
    if (fault === undefined) return [];
    const now = JSON.stringify(value) ?? '';
    const then = this.#values.get(path);
    if (then === undefined) this.#values.set(path, now);
    return then === undefined || then === now ? [fault] : [];
  }
}
