/** Three steps in a line, drawn close, and a fourth just where a step after the first would be put. */
export const CHAIN = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="urn:test">
  <bpmn:process id="chain" name="样例" isExecutable="true">
    <bpmn:task id="first" name="一"><bpmn:outgoing>a</bpmn:outgoing></bpmn:task>
    <bpmn:task id="second" name="二"><bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing></bpmn:task>
    <bpmn:task id="third" name="三"><bpmn:incoming>b</bpmn:incoming></bpmn:task>
    <bpmn:task id="other" name="四" />
    <bpmn:sequenceFlow id="a" sourceRef="first" targetRef="second" />
    <bpmn:sequenceFlow id="b" sourceRef="second" targetRef="third" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="picture">
    <bpmndi:BPMNPlane id="plane" bpmnElement="chain">
      <bpmndi:BPMNShape id="first-di" bpmnElement="first"><dc:Bounds x="100" y="100" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="second-di" bpmnElement="second"><dc:Bounds x="250" y="100" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="third-di" bpmnElement="third"><dc:Bounds x="400" y="100" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="other-di" bpmnElement="other"><dc:Bounds x="240" y="210" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="a-di" bpmnElement="a"><di:waypoint x="200" y="140" /><di:waypoint x="250" y="140" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="b-di" bpmnElement="b"><di:waypoint x="350" y="140" /><di:waypoint x="400" y="140" /></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>`;
