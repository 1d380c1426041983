'use strict';

const { definitionOf, headers, isType, jobType } = require('./reading/diagram.js');
const { declaredErrors } = require('./reading/declared-errors.js');

/** What a job may end in beside its result has a way of its own; without one the case stops there with an incident. */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:ServiceTask')) return;
    const error = declaredErrors[jobType(node)];
    if (!error || headers(node)[error.header] !== error.value || isCaught(node, error.code)) return;
    reporter.report(
      node.id,
      `错误“${error.code}”没有人接住，办件会停在这里：请在任务上加一个错误边界事件，错误代码为 ${error.code}，或者把“${error.label}”改为继续`,
    );
  },
});

/** At the step itself, or in whatever it lies in. What calls a diagram may catch for it: that is not seen from here. */
function isCaught(node, code) {
  const catches = (event) => {
    const definition = definitionOf(event, 'bpmn:ErrorEventDefinition');
    return Boolean(definition) && [undefined, '', code].includes(definition.errorRef?.errorCode);
  };
  const scope = node.$parent;
  const beside = scope.flowElements || [];
  if (beside.some((each) => each.attachedToRef === node && catches(each))) return true;
  const aside = beside.filter((each) => isType(each, 'bpmn:SubProcess') && each.triggeredByEvent);
  if (
    aside.some(({ flowElements = [] }) => flowElements.some((each) => isType(each, 'bpmn:StartEvent') && catches(each)))
  )
    return true;
  if (isType(scope, 'bpmn:SubProcess')) return isCaught(scope, code);
  return !beside.some((each) => isType(each, 'bpmn:StartEvent') && definitionOf(each, 'bpmn:MessageEventDefinition'));
}
