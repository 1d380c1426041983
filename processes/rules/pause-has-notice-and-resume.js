'use strict';

const { alwaysBefore, headers, isType, jobType, reaches, sources } = require('./reading/diagram.js');

const REASONS = ['hearing', 'tender', 'auction', 'inspection', 'test', 'quarantine', 'appraisal', 'expert-review'];

/** 行政许可法 §45: only these procedures stop the clock, and only after the applicant was told in writing how long they take. */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:ServiceTask') || jobType(node) !== 'pause-clock') return;
    const { reason, basis, expected } = headers(node);
    if (!REASONS.includes(reason))
      reporter.report(
        node.id,
        '停钟的理由不在行政许可法第四十五条之内：只有听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审可以停钟',
      );
    if (!basis || !expected) reporter.report(node.id, '停钟要写明依据 basis 和所需时间 expected');
    const before = sources(node);
    if (before.length === 0 || !before.every(isNotice))
      reporter.report(node.id, '停钟之前没有书面告知：请在它前面紧接“制发文书”，文书为 special-procedure-notice');
    const resumes = (next) => jobType(next) === 'resume-clock' && headers(next).reason === reason;
    if (!reaches(node, resumes))
      reporter.report(node.id, '停钟之后没有恢复计时：请在程序结束后接“恢复计时”，理由与停钟相同');
    // A case that ends has no clock left to stand still.
    else if (!alwaysBefore(node, (next) => resumes(next) || jobType(next) === 'close-case'))
      reporter.report(
        node.id,
        '停钟之后有一条路没有恢复计时，期限会一直停着：请在每一条路上都接“恢复计时”，理由与停钟相同',
      );
  },
});

const isNotice = (node) => jobType(node) === 'issue-result' && headers(node).document === 'special-procedure-notice';
