'use strict';

// What the rules read from a diagram; not a rule.

function extensions(node, type) {
  const holder = node.extensionElements;
  return holder ? (holder.values || []).filter((value) => value.$type === type) : [];
}

function extension(node, type) {
  return extensions(node, type)[0];
}

/** Headers of a task as an object. */
function headers(node) {
  const holder = extension(node, 'zeebe:TaskHeaders');
  const values = holder ? holder.values || holder.$children || [] : [];
  return Object.fromEntries(values.map(({ key, value }) => [key, value]));
}

/** The codes of what can be decided at a task. */
const decisionCodes = (node) => (headers(node).decisions || '').split(';').map((each) => each.split('=')[0].trim());

/** The names in a header that holds several, between commas. */
const namesIn = (text = '') =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** Job type of a service task, or undefined. */
function jobType(node) {
  const definition = extension(node, 'zeebe:TaskDefinition');
  return definition?.type;
}

function calledProcess(node) {
  const called = extension(node, 'zeebe:CalledElement');
  return called?.processId;
}

const targets = (node) => (node.outgoing || []).map(({ targetRef }) => targetRef).filter(Boolean);
const sources = (node) => (node.incoming || []).map(({ sourceRef }) => sourceRef).filter(Boolean);

const isType = (node, type) => Boolean(node?.$instanceOf?.(type));

const definitionOf = (node, type) => (node.eventDefinitions || []).find((definition) => definition.$type === type);

const hasHan = (text) => /\p{Script=Han}/u.test(text || '');

/** Is there a node that holds `accepts` on some way forward? */
function reaches(node, accepts, seen = new Set()) {
  return targets(node).some((next) => {
    if (seen.has(next)) return false;
    seen.add(next);
    return accepts(next) || reaches(next, accepts, seen);
  });
}

/** Ways that an event takes a step away from itself; one that interrupts nothing leaves the step's own way as it is. */
const escapes = (node) =>
  (node.$parent?.flowElements || []).filter((each) => each.attachedToRef === node && each.cancelActivity !== false);

/** What comes before: of an event at a step, what comes before the step; of the start of a sub-process, what leads to it. */
function origins(node) {
  if (node.attachedToRef) return sources(node.attachedToRef);
  const scope = node.$parent;
  const isWithin = isType(node, 'bpmn:StartEvent') && isType(scope, 'bpmn:SubProcess') && !scope.triggeredByEvent;
  return isWithin ? sources(scope) : sources(node);
}

/** Does every way forward pass a node that `accepts` holds of, before it ends? */
const alwaysBefore = (node, accepts) => always(node, accepts, (from) => [...targets(from), ...escapes(from)]);

/** Does every way back pass a node that `accepts` holds of? */
const alwaysAfter = (node, accepts) => always(node, accepts, origins);

/** Where ways are gone side by side, one of them is enough; one that goes round and round ends nowhere. */
function always(node, accepts, onward) {
  const open = new Set([node]);
  for (const each of open) for (const next of onward(each)) if (!accepts(next)) open.add(next);
  // First all are taken to get there; then those fall away that end, or lead to what has fallen away.
  const holds = (next) => accepts(next) || open.has(next);
  const getsThere = (each) =>
    isType(each, 'bpmn:ParallelGateway')
      ? onward(each).some(holds)
      : onward(each).length > 0 && onward(each).every(holds);
  for (let before = 0; before !== open.size; ) {
    before = open.size;
    for (const each of open) if (!getsThere(each)) open.delete(each);
  }
  return open.has(node);
}

module.exports = {
  alwaysAfter,
  alwaysBefore,
  calledProcess,
  decisionCodes,
  definitionOf,
  extension,
  hasHan,
  headers,
  isType,
  jobType,
  namesIn,
  reaches,
  sources,
  targets,
};
