'use strict';

const { sharedProcesses } = require('./reading/called.js');
const {
  alwaysAfter,
  calledProcess,
  decisionCodes,
  headers,
  isType,
  jobType,
  namesIn,
} = require('./reading/diagram.js');

/** A decision that is held back by a clock which nobody has started is not held back at all, on whichever way it is reached. */
module.exports = async () => {
  const shared = await sharedProcesses();
  const starts = (node, clock) =>
    (jobType(node) === 'start-clock' && headers(node).clock === clock) ||
    (shared.get(calledProcess(node))?.flowElements || []).some((inner) => starts(inner, clock));
  return {
    check(node, reporter) {
      if (!isType(node, 'bpmn:UserTask')) return;
      const { waitsFor, early } = headers(node);
      for (const clock of namesIn(waitsFor))
        if (!alwaysAfter(node, (before) => starts(before, clock)))
          reporter.report(
            node.id,
            `要等的时钟“${clock}”没有开始：请在本任务之前的每一条路上加“开始计时”，时钟名称相同，或者调用开始它的流程`,
          );
      const known = decisionCodes(node);
      for (const code of namesIn(early))
        if (!known.includes(code))
          reporter.report(node.id, `可以提前作出的决定“${code}”不在 decisions 里：请写决定的代码`);
    },
  };
};
