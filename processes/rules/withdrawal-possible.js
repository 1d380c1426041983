'use strict';

const { definitionOf, isType } = require('./reading/diagram.js');

/** An applicant may withdraw at any time before the decision. */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:Process') || !isItem(node)) return;
    if (!(node.flowElements || []).some(isWithdrawal))
      reporter.report(node.id, '申请人不能撤件：请加一个事件子流程，由消息 case-withdrawn 中断式触发');
  },
});

const messageOf = (event) => {
  const definition = definitionOf(event, 'bpmn:MessageEventDefinition');
  return definition?.messageRef?.name || '';
};

/** A process that an application starts, as against one that is called. */
const isItem = ({ flowElements = [] }) =>
  flowElements.some((element) => isType(element, 'bpmn:StartEvent') && messageOf(element).startsWith('start-'));

const isWithdrawal = (element) =>
  isType(element, 'bpmn:SubProcess') &&
  element.triggeredByEvent &&
  (element.flowElements || []).some(
    (start) =>
      isType(start, 'bpmn:StartEvent') && start.isInterrupting !== false && messageOf(start) === 'case-withdrawn',
  );
