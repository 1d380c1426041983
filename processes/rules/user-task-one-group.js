'use strict';

const { extension, isType } = require('./reading/diagram.js');

/** The task list is kept by department: a task belongs to exactly one, and the engine wants a list. */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:UserTask')) return;
    // The hall's task list is fed by jobs; a native user task of the engine makes none and would never be seen.
    if (extension(node, 'zeebe:UserTask'))
      reporter.report(node.id, '人工任务应当用任务方式执行：请取消“Camunda用户任务”');
    const { candidateGroups, candidateUsers, assignee } = extension(node, 'zeebe:AssignmentDefinition') || {};
    if (candidateUsers || assignee) reporter.report(node.id, '任务应交给部门，不要指定到人：请清空办理人和候选人');
    if (!isOneDepartment(candidateGroups))
      reporter.report(node.id, '候选部门应当恰好是一个：请写成 =["dept:" + departments.lead] 的形式');
  },
});

/** Behind it an opinion may name the role that it is asked of: a department may hold several. */
const role = /,\s*"role:[^,]*\]\s*$/;

function isOneDepartment(expression) {
  const inner = /^=\s*\[\s*"dept:"\s*\+([\s\S]+)\]\s*$/.exec((expression || '').replace(role, ']'));
  return Boolean(inner) && !endsOrGoesOn(inner[1]);
}

/** A comma within brackets belongs to a function; one outside begins a second group, and a bracket too many ends the list before its end. */
function endsOrGoesOn(text) {
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (depth < 0 || (character === ',' && depth === 0)) return true;
  }
  return false;
}
