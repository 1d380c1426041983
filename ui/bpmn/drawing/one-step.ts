import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
import type { Services } from 'bpmn-js/lib/BaseViewer.js';

const COMMAND = 'studio.oneStep';

class OneStep {
  static $inject = ['commandStack'];

  constructor(commandStack: Services['commandStack']) {
    commandStack.register<() => void>(COMMAND, { preExecute: (act) => act() });
  }
}

export const oneStepModule = { __init__: ['studioOneStep'], studioOneStep: ['type', OneStep] };

/** Whatever `act` does to the diagram is taken back by one undo. */
export function inOneStep<T>(modeler: BaseViewer, act: () => T): T {
  const results: T[] = [];
  modeler.get('commandStack').execute(COMMAND, () => results.push(act()));
  const [result] = results;
  if (result === undefined) throw new Error('the step was not taken');
  return result;
}
