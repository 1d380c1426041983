import type { Workbench } from '../../../bpmn/open-modeler.ts';
import { showElement } from '../../../bpmn/view.ts';

const AFTER_CLOSING_MS = 100;

/** Selects an element and gives its canvas the keyboard. */
export function jumpTo(bench: Workbench, elementId: string): void {
  showElement(bench.modeler, elementId);
  focusCanvas(bench);
}

/** Gives the canvas the keyboard once what was open over it is gone: until then that holds the focus, and drops it. */
export function focusCanvas({ modeler }: Workbench): void {
  setTimeout(() => modeler.get('canvas').focus(), AFTER_CLOSING_MS);
}
