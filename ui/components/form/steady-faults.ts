import type { Form } from '@bpmn-io/form-js-viewer';
import { type FieldInstance, messagesAt, pathOf, type Validator } from './instances.ts';

type Commands = { updateFieldInstanceValidation: (instance: FieldInstance, value: unknown) => void };

/** A finger or a mouse that has let go without a click has ended by then. */
const longestClickMs = 500;

/**
 * While the pointer is down no fault comes or goes: its line would move the page, and what is pressed would not be what was meant. A
 * field that is left by the press is looked at again right after it.
 */
export class SteadyFaults {
  readonly #form: Form;
  readonly #waiting = new Map<string, { instance: FieldInstance; value: unknown }>();
  #pressed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #onceUp: (() => void) | undefined;

  constructor(form: Form) {
    this.#form = form;
    const validator = form.get<Validator>('validator');
    const own = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (instance, value) => {
      if (!this.#pressed) return own(instance, value);
      this.#waiting.set(pathOf(instance), { instance, value });
      return messagesAt(form._getState().errors, instance);
    };
    const ends: [string, () => void][] = [
      ['pointerdown', () => this.#press()],
      ['pointerup', () => this.#letGo(longestClickMs)],
      ['pointercancel', () => this.#letGo(longestClickMs)],
      // Whoever listens to the click comes first.
      ['click', () => this.#letGo(0)],
    ];
    for (const [type, listener] of ends) document.addEventListener(type, listener, true);
    form.on('form.destroy', () => {
      clearTimeout(this.#timer);
      for (const [type, listener] of ends) document.removeEventListener(type, listener, true);
    });
  }

  /** Does it now, or once the pointer is up; the last that was asked for is done. */
  whenUp(act: () => void): void {
    if (this.#pressed) this.#onceUp = act;
    else act();
  }

  /** Shows what has been held back. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#pressed = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    const commands = this.#form.get<Commands>('viewerCommands');
    for (const { instance, value } of waiting) commands.updateFieldInstanceValidation(instance, value);
    this.#onceUp?.();
    this.#onceUp = undefined;
  }

  #press(): void {
    clearTimeout(this.#timer);
    this.#pressed = true;
  }

  #letGo(afterMs: number): void {
    if (!this.#pressed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), afterMs);
  }
}
