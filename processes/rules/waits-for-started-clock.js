'use strict';

const { alwaysAfter, headers, isType, jobType } = require('./reading/diagram.js');

/** A decision that is held back by a clock which nobody has started is not held back at all. */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:UserTask')) return;
    const { waitsFor, early, decisions = '' } = headers(node);
    for (const clock of namesIn(waitsFor))
      if (!alwaysAfter(node, (before) => jobType(before) === 'start-clock' && headers(before).clock === clock))
        reporter.report(node.id, `要等的时钟“${clock}”没有开始：请在本任务之前加“开始计时”，时钟名称相同`);
    const known = decisions.split(';').map((each) => each.split('=')[0].trim());
    for (const code of namesIn(early))
      if (!known.includes(code))
        reporter.report(node.id, `可以提前作出的决定“${code}”不在 decisions 里：请写决定的代码`);
  },
});

const namesIn = (text = '') =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
