type Parts = { tasks?: string; id?: string; flow?: string };

/** A small diagram: start → review → end, with the parts that a test wants otherwise. */
export function diagramText({ tasks = reviewTask(), id = 'sample', flow = '' }: Parts = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="urn:test">
  <bpmn:process id="${id}" name="样例" isExecutable="true">
    <bpmn:startEvent id="start" name="开始"><bpmn:outgoing>to-review</bpmn:outgoing></bpmn:startEvent>
    ${tasks}
    <bpmn:endEvent id="end" name="结束"><bpmn:incoming>to-end</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="to-review" sourceRef="start" targetRef="review" />
    <bpmn:sequenceFlow id="to-end" sourceRef="review" targetRef="end" />
    ${flow}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="${id}">
    ${shape('start', 100)}${shape('review', 200)}${shape('end', 400)}
    <bpmndi:BPMNEdge id="to-review-di" bpmnElement="to-review"><di:waypoint x="136" y="118" /><di:waypoint x="200" y="118" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="to-end-di" bpmnElement="to-end"><di:waypoint x="300" y="118" /><di:waypoint x="400" y="118" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}

export const serviceTask = (type: string) =>
  reviewTask({ kind: 'serviceTask', inside: `<zeebe:taskDefinition type="${type}" />` });

export const callActivity = (processId: string) =>
  reviewTask({
    kind: 'callActivity',
    inside: `<zeebe:calledElement processId="${processId}" propagateAllChildVariables="false" />`,
  });

export function reviewTask({
  name = '审查',
  kind = 'userTask',
  inside = '<zeebe:formDefinition formKey="review" />',
} = {}): string {
  return `<bpmn:${kind} id="review" name="${name}"><bpmn:extensionElements>${inside}</bpmn:extensionElements><bpmn:incoming>to-review</bpmn:incoming><bpmn:outgoing>to-end</bpmn:outgoing></bpmn:${kind}>`;
}

const shape = (id: string, x: number) =>
  `<bpmndi:BPMNShape id="${id}-di" bpmnElement="${id}"><dc:Bounds x="${x}" y="100" width="${id === 'review' ? 100 : 36}" height="36" /></bpmndi:BPMNShape>`;
