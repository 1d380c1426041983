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

/** Does every way back pass a node that `accepts` holds of? */
function alwaysAfter(node, accepts, seen = new Set()) {
  const before = sources(node).filter((source) => !seen.has(source));
  if (sources(node).length === 0) return false;
  return before.every((source) => {
    seen.add(source);
    return accepts(source) || alwaysAfter(source, accepts, seen);
  });
}

module.exports = {
  alwaysAfter,
  calledProcess,
  definitionOf,
  extension,
  hasHan,
  headers,
  isType,
  jobType,
  reaches,
  sources,
  targets,
};
