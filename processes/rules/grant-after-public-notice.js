'use strict';

const { calledProcess, decisionCodes, headers, isType, namesIn } = require('./reading/diagram.js');

const CLOCK = 'publicity';
const GRANT = 'approve';

/**
 * 行政许可法 §36: where those concerned are told and heard by a public notice, nothing is granted before it is over. That the
 * notice lies on every way to the decision is held by waits-for-started-clock, by the very header that is asked for here.
 */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:Process')) return;
    const elements = node.flowElements || [];
    if (!elements.some((element) => calledProcess(element) === 'publicize')) return;
    for (const task of elements.filter(mayGrant)) {
      const { waitsFor, early } = headers(task);
      if (!namesIn(waitsFor).includes(CLOCK) || namesIn(early).includes(GRANT))
        reporter.report(
          task.id,
          `公示期满之前就可以准予：请在这个决定写 waitsFor=${CLOCK}，early 里不写 ${GRANT}；不经公示的路另用只能不予的决定`,
        );
    }
  },
});

const mayGrant = (node) =>
  isType(node, 'bpmn:UserTask') && headers(node).kind === 'decide' && decisionCodes(node).includes(GRANT);
