'use strict';

const { isType } = require('./reading/diagram.js');

/** When no condition holds and there is no default, the engine stops the case with an incident. */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:ExclusiveGateway') && !isType(node, 'bpmn:InclusiveGateway')) return;
    if ((node.outgoing || []).length > 1 && !node.default)
      reporter.report(node.id, '网关没有默认分支：请把其中一条连线设为默认，条件都不成立时走它', ['default']);
  },
});
