'use strict';

const { alwaysAfter, alwaysBefore, headers, isType, jobType, reaches } = require('./reading/diagram.js');

/** 行政许可法 §42: the head of the authority approves, the applicant is told the reasons. */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:ServiceTask') || jobType(node) !== 'extend-clock') return;
    if (!alwaysAfter(node, isApproval))
      reporter.report(
        node.id,
        '延长期限之前没有负责人批准：请在它前面加人工任务，种类 kind 为 extension，approver 为 lead',
      );
    if (!reaches(node, isNotice))
      reporter.report(node.id, '延长期限之后没有书面告知：请在它后面接“制发文书”，文书为 extension-notice');
    else if (!alwaysBefore(node, isNotice))
      reporter.report(
        node.id,
        '延长期限之后有一条路没有书面告知：请在每一条路上都接“制发文书”，文书为 extension-notice',
      );
  },
});

const isApproval = (node) =>
  isType(node, 'bpmn:UserTask') && headers(node).kind === 'extension' && headers(node).approver === 'lead';
const isNotice = (node) => jobType(node) === 'issue-result' && headers(node).document === 'extension-notice';
