import type { Element, Moddle, Services } from 'bpmn-js/lib/BaseViewer.js';
import { isModdle } from '../is-moddle.ts';

type Created = { context: { shape?: Element; newShape?: Element } };

/** Whom a new task is for until the designer says otherwise: the department that leads the item. */
const LEAD = '=["dept:" + departments.lead]';

/**
 * A new user task is one that the hall's desk takes up, for one department. The behaviour of the same name in
 * camunda-bpmn-js-behaviors makes it one that the engine keeps to itself (`zeebe:userTask`): no desk would ever see it.
 */
class UserTaskBehaviour {
  static $inject = ['eventBus', 'bpmnFactory', 'modeling'];

  constructor(eventBus: Services['eventBus'], factory: Services['bpmnFactory'], modeling: Services['modeling']) {
    const assign = ({ context: { shape, newShape } }: Created) => {
      const task = newShape ?? shape;
      if (task?.type !== 'bpmn:UserTask') return;
      const found = task.businessObject.get('extensionElements');
      const values = valuesOf(found);
      if (values.some(({ $type }) => $type === 'zeebe:AssignmentDefinition')) return;
      const assignment = factory.create('zeebe:AssignmentDefinition', { candidateGroups: LEAD });
      if (isModdle(found)) {
        assignment.$parent = found;
        modeling.updateModdleProperties(task, found, { values: [...values, assignment] });
        return;
      }
      const extensionElements = factory.create('bpmn:ExtensionElements', { values: [assignment] });
      assignment.$parent = extensionElements;
      extensionElements.$parent = task.businessObject;
      modeling.updateProperties(task, { extensionElements });
    };
    eventBus.on('commandStack.shape.create.postExecuted', assign);
    eventBus.on('commandStack.shape.replace.postExecuted', assign);
  }
}

export const userTaskModule = { createZeebeUserTaskBehavior: ['type', UserTaskBehaviour] };

function valuesOf(extensions: unknown): Moddle[] {
  const values = isModdle(extensions) ? extensions.get('values') : [];
  return Array.isArray(values) ? values.filter(isModdle) : [];
}
