'use strict';

const { itemOf } = require('./reading/called.js');
const { calledProcess, headers, isType, jobType, targets } = require('./reading/diagram.js');

const PERMIT = '01';
const DECISIONS = ['approval-decision', 'refusal-decision', 'licence'];

/** 行政许可法 §32, §38: a permit's application is accepted in writing, and its decision is too, whichever way it goes. */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:Process') || itemOf(node.id)?.type !== PERMIT) return;
    const walk = walkOf(node);
    const starts = startsIn(node);
    const tasks = walk.all.filter(isDecide);
    const reached = walk.from(starts, isAcceptance);
    if (!walk.all.some(isAcceptance))
      reporter.report(node.id, '行政许可没有受理：请调用“受理”（accept），或者制发受理通知书（acceptance-notice）');
    else
      for (const task of tasks)
        if (reached.has(task))
          reporter.report(task.id, '有一条路不经受理就到了决定：请在决定之前调用“受理”，或者制发受理通知书');
    for (const task of tasks) {
      const ends = [...walk.from(walk.after(task), isDecision)].filter((end) => walk.isEnd(end));
      if (ends.length > 0)
        reporter.report(
          task.id,
          `作出决定以后，有一条路没有决定书就到了“${ends[0].name || ends[0].id}”：请在结束之前调用“制发决定”（issue），或者制发准予、不予许可决定书`,
        );
    }
  },
});

const isDecide = (node) => isType(node, 'bpmn:UserTask') && headers(node).kind === 'decide';
const isAcceptance = (node) =>
  calledProcess(node) === 'accept' ||
  (jobType(node) === 'issue-result' && headers(node).document === 'acceptance-notice');
const isDecision = (node) =>
  calledProcess(node) === 'issue' || (jobType(node) === 'issue-result' && DECISIONS.includes(headers(node).document));

const startsIn = (scope) => (scope.flowElements || []).filter((element) => isType(element, 'bpmn:StartEvent'));

/** What runs beside the main way (a withdrawal, more time) has its own rules. */
const isAside = (node) => isType(node, 'bpmn:SubProcess') && node.triggeredByEvent;

function elementsOf(scope) {
  return (scope.flowElements || [])
    .filter((element) => !isAside(element))
    .flatMap((element) => [element, ...elementsOf(element)]);
}

/** Ways through a process and the sub-processes that lie on them. */
function walkOf(process) {
  const all = elementsOf(process);
  const boundaries = Map.groupBy(
    all.filter(({ attachedToRef }) => attachedToRef),
    ({ attachedToRef }) => attachedToRef,
  );
  const within = (node) => isType(node, 'bpmn:SubProcess');
  const isEnd = (node) => node.$parent === process && isType(node, 'bpmn:EndEvent');
  const after = (node) => {
    if (targets(node).length > 0) return targets(node);
    return within(node.$parent) && isType(node, 'bpmn:EndEvent') ? after(node.$parent) : [];
  };
  const next = (node) => [...(within(node) ? startsIn(node) : after(node)), ...(boundaries.get(node) || [])];
  /** All that is reached from here without passing what holds. */
  const from = (nodes, stops) => {
    const seen = new Set();
    const waiting = [...nodes];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (seen.has(node) || stops(node)) continue;
      seen.add(node);
      waiting.push(...next(node));
    }
    return seen;
  };
  return { all, after, from, isEnd };
}
