'use strict';

const { extension, headers, isType, jobType } = require('./reading/diagram.js');

const UNREASONED = ['termination-notice', 'redirect-notice'];

/**
 * Nobody decides that a case is withdrawn, abandoned or to be approved elsewhere: the way that it has taken says so, and
 * only the diagram knows the way.
 */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:ServiceTask') || jobType(node) !== 'issue-result') return;
    const { document, reason } = headers(node);
    if (!UNREASONED.includes(document) || reason || reckoned(node)) return;
    reporter.report(node.id, '没有写明理由：请填写“理由”（reason），例如“申请人撤回了申请”');
  },
});

const reckoned = (node) =>
  (extension(node, 'zeebe:IoMapping')?.inputParameters || []).some(({ target }) => target === 'documentReason');
