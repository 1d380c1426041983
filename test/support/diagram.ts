/** A small process for engine tests: a message start and a chain of tasks; enough to try the engine's door, too small for a designer. */
export type ChainStep = {
  id: string;
  user?: string;
  job?: string;
  /** Code of the BPMN error that an event at the step catches; the way from it ends at `<id>-caught`. */
  catches?: string;
};

export function chain(processId: string, steps: readonly ChainStep[]): string {
  const ids = ['start', ...steps.map(({ id }) => id), 'end'];
  const flows = ids.slice(1).map((id, index) => ({ id: `to-${id}`, from: ids[index] ?? '', to: id }));
  const ways = (id: string) =>
    flows
      .map(({ id: flow, from, to }) =>
        to === id ? `<incoming>${flow}</incoming>` : from === id ? `<outgoing>${flow}</outgoing>` : '',
      )
      .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="test" id="d">
<message id="m" name="start-${processId}"/>
<process id="${processId}" name="Test" isExecutable="true">
<startEvent id="start">${ways('start')}<messageEventDefinition id="s" messageRef="m"/></startEvent>
${steps.map((step) => task(step, ways(step.id)) + caught(step)).join('\n')}
<endEvent id="end">${ways('end')}</endEvent>
${flows.map(({ id, from, to }) => `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`).join('\n')}
</process>
${steps.map(({ id, catches }) => (catches ? `<error id="${id}-error" errorCode="${catches}"/>` : '')).join('')}
</definitions>`;
}

function caught({ id, catches }: ChainStep): string {
  if (!catches) return '';
  const way = `<sequenceFlow id="${id}-aside" sourceRef="${id}-catch" targetRef="${id}-caught"/>`;
  const event = `<boundaryEvent id="${id}-catch" attachedToRef="${id}"><outgoing>${id}-aside</outgoing><errorEventDefinition errorRef="${id}-error"/></boundaryEvent>`;
  return `${event}${way}<endEvent id="${id}-caught"><incoming>${id}-aside</incoming></endEvent>`;
}

function task({ id, user, job }: ChainStep, ways: string): string {
  const headers = '<zeebe:taskHeaders><zeebe:header key="stage" value="受理"/></zeebe:taskHeaders>';
  return user
    ? `<userTask id="${id}" name="${id}"><extensionElements><zeebe:assignmentDefinition candidateGroups="=[&quot;${user}&quot;]"/><zeebe:formDefinition formKey="review"/>${headers}</extensionElements>${ways}</userTask>`
    : `<serviceTask id="${id}" name="${id}"><extensionElements><zeebe:taskDefinition type="${job ?? id}" retries="3"/>${headers}</extensionElements>${ways}</serviceTask>`;
}
