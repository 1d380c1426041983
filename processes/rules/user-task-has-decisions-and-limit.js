'use strict';

const { headers, isType } = require('./reading/diagram.js');

// What lasts as long as the delivery does is in the guide.
const LIMIT = /^(\d{1,4}(\.\d{1,2})? (working-day|natural-day|hour)|delivery)$/;
// As long as the hall reads it as a limit (server/domain/clock/limit.ts); who has no time at all is late at once.
const [SHORTEST, LONGEST] = [0, 3650];
const DECISION = /^[a-z][a-z0-9-]{0,39}=[^\s;=*](?:[^;=*]{0,38}[^\s;=*])?\*?$/;

/** Without a limit nobody can be late; without decisions nobody can finish. */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:UserTask')) return;
    const { stage, kind, decisions, limit } = headers(node);
    if (!stage) reporter.report(node.id, '没有环节：请在任务参数 stage 写明，如 审核');
    if (!kind) reporter.report(node.id, '没有任务种类：请在任务参数 kind 写明，如 review');
    if (!decisions?.split(';').every((each) => DECISION.test(each)))
      reporter.report(
        node.id,
        '没有可作的决定：请在任务参数 decisions 写成 approve=同意;refuse=不同意*（* 表示必须写理由，每个名称最多40个字，前后不留空格）',
      );
    else if (hasTwice(decisions))
      reporter.report(node.id, '两个决定用了同一个代码：请在任务参数 decisions 中各写各的代码');
    if (!isLimit(limit || ''))
      reporter.report(
        node.id,
        '没有办理时限：请在任务参数 limit 写明，如 3 working-day、2 hour、5 natural-day，或者 delivery（指南的送达期限）',
      );
  },
});

function isLimit(text) {
  if (!LIMIT.test(text)) return false;
  const amount = Number(text.split(' ')[0]);
  return text === 'delivery' || (amount > SHORTEST && amount <= LONGEST);
}

function hasTwice(decisions) {
  const codes = decisions.split(';').map((each) => each.split('=')[0]);
  return new Set(codes).size < codes.length;
}
