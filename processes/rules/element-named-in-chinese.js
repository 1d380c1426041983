'use strict';

const { hasHan, isType } = require('./reading/diagram.js');

/** Citizens and clerks see these names on the case page. */
module.exports = () => ({
  check(node, reporter) {
    if (isType(node, 'bpmn:SequenceFlow')) return checkFlow(node, reporter);
    if (!['bpmn:FlowNode', 'bpmn:Lane', 'bpmn:Participant'].some((type) => isType(node, type))) return;
    if (!hasHan(node.name)) reporter.report(node.id, '没有中文名称：请写上办事人和工作人员看得懂的名称', ['name']);
  },
});

function checkFlow(flow, reporter) {
  const { sourceRef } = flow;
  const decides = isType(sourceRef, 'bpmn:ExclusiveGateway') || isType(sourceRef, 'bpmn:InclusiveGateway');
  if (decides && sourceRef.outgoing.length > 1 && !hasHan(flow.name))
    reporter.report(flow.id, `网关“${sourceRef.name || sourceRef.id}”流出的连线没有中文名称：请写明是哪种情况`, [
      'name',
    ]);
}
