'use strict';

const { definitionOf, isType, jobType, targets } = require('./reading/diagram.js');

/** Pauses, extensions and new holidays move a limit, but not an armed timer: when it fires, the legal clock must be asked. */
module.exports = () => ({
  check(node, reporter) {
    if (!waits(node) || !definitionOf(node, 'bpmn:TimerEventDefinition')) return;
    const next = targets(node);
    if (next.length === 0 || !next.every((target) => jobType(target) === 'check-time-limit'))
      reporter.report(node.id, '定时到点之后没有核对时钟：请紧接“核对时钟”任务（check-time-limit），期限可能已经顺延');
  },
});

/** A timer that starts an event sub-process is set with the case and fires in the midst of it, as one at a step does. */
const waits = (node) =>
  isType(node, 'bpmn:BoundaryEvent') ||
  isType(node, 'bpmn:IntermediateCatchEvent') ||
  (isType(node, 'bpmn:StartEvent') && Boolean(node.$parent?.triggeredByEvent));
