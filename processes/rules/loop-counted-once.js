'use strict';

const { itemOf, sharedProcesses } = require('./reading/called.js');
const { isType } = require('./reading/diagram.js');
const { longestWay } = require('./reading/longest-way.js');

/** The sum of step limits counts a loop once: who goes round more often may miss the promise though each step is in time. */
module.exports = async () => {
  const shared = await sharedProcesses();
  return {
    check(node, reporter) {
      const item = isType(node, 'bpmn:Process') ? itemOf(node.id) : undefined;
      if (!item) return;
      for (const { elements, days, steps } of longestWay(node, { shared, branches: item.branches || [] }).loops) {
        const at = elements.find(({ name }) => name === steps[0].name) || elements[0];
        reporter.report(
          at.id,
          `“${steps.map(({ name }) => name).join('、')}”在循环里，核对承诺期限时只按走一遍计算：多走一遍就多${Math.round(days * 10) / 10}个工作日`,
        );
      }
    },
  };
};
