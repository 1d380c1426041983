'use strict';

const { itemOf, sharedProcesses } = require('./reading/called.js');
const { isType } = require('./reading/diagram.js');
const { inWorkingDays, longestWay } = require('./reading/longest-way.js');

/** Who keeps every step's limit must keep the promise. (That the promise keeps the law is told at the guide's field.) */
module.exports = async () => {
  const shared = await sharedProcesses();
  return {
    check(node, reporter) {
      const item = isType(node, 'bpmn:Process') ? itemOf(node.id) : undefined;
      const { law, promise } = item?.limits || {};
      const limit = promise || law;
      if (!limit) return;
      const { days, steps } = longestWay(node, { shared, branches: item.branches || [] });
      if (days > inWorkingDays(limit) + slack)
        reporter.report(
          node.id,
          `从受理到决定，最长的一条路各环节时限共${figure(days)}个工作日（${steps.map(({ name, days: own }) => `${name}${figure(own)}`).join('＋')}），超过${promise ? '承诺' : '法定'}期限${words(limit)}：请改短环节时限，或者让环节并行`,
        );
    },
  };
};

const slack = 0.001;
const figure = (days) => String(Math.round(days * 10) / 10);
const UNITS = { 'working-day': '个工作日', 'natural-day': '个自然日', hour: '小时' };
const words = ({ amount, unit }) => `${amount}${UNITS[unit] || unit}`;
