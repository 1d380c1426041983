/** A diagram with one of every kind of element that the engine knows, to open every corner of the modeler. */
export function everyKindOfElement(): string {
  const shapes = ELEMENTS.map(({ id, size = [100, 80] }, index) => {
    const [width, height] = size;
    const [x, y] = [100 + (index % 10) * 140, 100 + Math.floor(index / 10) * 140];
    return `<bpmndi:BPMNShape id="${id}-di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="urn:test">
  <bpmn:process id="all" name="样例" isExecutable="true">${ELEMENTS.map(({ xml }) => xml).join('\n')}
    <bpmn:sequenceFlow id="flow" name="连线" sourceRef="exclusiveGateway" targetRef="userTask" />
  </bpmn:process>
  <bpmn:message id="message" name="消息" /><bpmn:signal id="signal" name="信号" /><bpmn:error id="error" name="错误" errorCode="e" /><bpmn:escalation id="escalation" name="升级" escalationCode="e" />
  <bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="all">${shapes.join('\n')}
    <bpmndi:BPMNEdge id="flow-di" bpmnElement="flow"><di:waypoint x="0" y="0" /><di:waypoint x="60" y="0" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}

type Sample = { id: string; xml: string; size?: [number, number] };
const ROUND: [number, number] = [36, 36];

const sample = (
  kind: string,
  inside = '',
  { id = kind, attributes = '', size }: Partial<Sample> & { attributes?: string } = {},
): Sample => ({
  id,
  xml: `<bpmn:${kind} id="${id}" name="${id.replaceAll(/[a-z-]/gi, '样')}" ${attributes}>${inside}</bpmn:${kind}>`,
  ...(size ? { size } : {}),
});

const TRIGGERS = {
  message: '<bpmn:messageEventDefinition messageRef="message" />',
  signal: '<bpmn:signalEventDefinition signalRef="signal" />',
  error: '<bpmn:errorEventDefinition errorRef="error" />',
  escalation: '<bpmn:escalationEventDefinition escalationRef="escalation" />',
  timer: '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
  link: '<bpmn:linkEventDefinition name="甲" />',
  compensate: '<bpmn:compensateEventDefinition />',
  terminate: '<bpmn:terminateEventDefinition />',
};
type Trigger = keyof typeof TRIGGERS;

const events = (kind: string, triggers: readonly Trigger[], attributes = '') =>
  triggers.map((trigger) =>
    sample(kind, TRIGGERS[trigger], {
      id: `${kind}-${trigger}${attributes ? '-passing' : ''}`,
      attributes,
      size: ROUND,
    }),
  );

const MULTI =
  '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=a" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>';
const TASKS = [
  'task',
  'userTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'manualTask',
  'businessRuleTask',
];
const GATEWAYS = ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway'];
const ON_TASK = 'attachedToRef="serviceTask"';

const ELEMENTS: readonly Sample[] = [
  ...TASKS.map((kind) => sample(kind)),
  sample('userTask', '<bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements>', { id: 'managed' }),
  sample('serviceTask', MULTI, { id: 'many' }),
  sample('callActivity'),
  sample('subProcess'),
  sample('adHocSubProcess'),
  sample('subProcess', '', { id: 'eventSubProcess', attributes: 'triggeredByEvent="true"' }),
  ...GATEWAYS.map((kind) => sample(kind, '', { size: [50, 50] })),
  sample('startEvent', '', { size: ROUND }),
  ...events('startEvent', ['message', 'timer', 'signal']),
  sample('endEvent', '', { size: ROUND }),
  ...events('endEvent', ['message', 'signal', 'error', 'escalation', 'compensate', 'terminate']),
  sample('intermediateThrowEvent', '', { size: ROUND }),
  ...events('intermediateThrowEvent', ['message', 'signal', 'escalation', 'compensate', 'link']),
  ...events('intermediateCatchEvent', ['message', 'timer', 'signal', 'link']),
  ...events('boundaryEvent', ['message', 'timer', 'signal', 'error', 'escalation', 'compensate'], ON_TASK),
  sample('dataStoreReference', '', { size: [50, 50] }),
  { id: 'note', xml: '<bpmn:textAnnotation id="note"><bpmn:text>注</bpmn:text></bpmn:textAnnotation>' },
  { id: 'group', xml: '<bpmn:group id="group" />' },
];
