'use strict';

const { alwaysAfter, calledProcess, headers, isType, jobType } = require('./reading/diagram.js');

const OUTCOMES = ['delivered', 'refused', 'withdrawn', 'ended', 'filed'];
const REFUSALS = ['rejection-notice', 'not-needed-notice', 'refusal-decision'];

/** 行政许可法 §32, §38: a refusal is in writing, with reasons and the ways of appeal. */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:ServiceTask') || jobType(node) !== 'close-case') return;
    const { outcome } = headers(node);
    if (!OUTCOMES.includes(outcome))
      reporter.report(node.id, '结案要写明结果 outcome：delivered、refused、withdrawn、ended 或者 filed');
    if (outcome === 'refused' && !alwaysAfter(node, isRefusal))
      reporter.report(
        node.id,
        '拒绝没有书面决定：请在结案之前制发不予受理、不受理或者不予许可的文书，写明理由和救济途径',
      );
  },
});

const isRefusal = (node) =>
  calledProcess(node) === 'issue' || (jobType(node) === 'issue-result' && REFUSALS.includes(headers(node).document));
