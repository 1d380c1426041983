'use strict';

const { calledProcess, headers, isType, jobType, targets } = require('./diagram.js');

// How many working days the steps may take between acceptance and decision on the longest way. Not a rule.

const DECISIONS = [
  'approval-decision',
  'refusal-decision',
  'rejection-notice',
  'not-needed-notice',
  'licence',
  'filing-certificate',
  'receipt',
  'redirect-notice',
  'termination-notice',
];
const CLOCKS = ['law', 'promise'];
/** A lower level's own limit (行政许可法 §43): the item's clock begins after it. */
const FIRST_REVIEW = 'initial-review';

/** Of the item's clock: not yet or no longer running, running, stopped by a procedure of 行政许可法 §45. */
const [IDLE, RUNNING, STOPPED] = ['idle', 'running', 'stopped'];

const PER_DAY = { 'working-day': 1, 'natural-day': 5 / 7, hour: 1 / 8 };

/** A limit of any unit in working days; an office day has eight hours, a week five days. */
const inWorkingDays = ({ amount, unit }) => amount * (PER_DAY[unit] ?? 0);

function limitOf(task, branches) {
  const { kind, limit = '' } = headers(task);
  // A department's own days stand in the guide, and go before those of the diagram.
  if (kind === 'opinion' && branches.length > 0) return Math.max(...branches.map(({ days }) => days));
  const [amount, unit] = limit.split(' ');
  return inWorkingDays({ amount: Number(amount) || 0, unit });
}

/** The item's clock after a service task. */
function clockAfter(task, clock) {
  const { document, clock: name } = headers(task);
  const type = jobType(task);
  if (type === 'start-clock' && name === FIRST_REVIEW) return IDLE;
  const runs = type === 'start-clock' && CLOCKS.includes(name);
  if (runs || (type === 'issue-result' && document === 'acceptance-notice')) return clock === IDLE ? RUNNING : clock;
  const stops = type === 'stop-clock' && CLOCKS.includes(name);
  if (stops || (type === 'issue-result' && DECISIONS.includes(document))) return IDLE;
  if (type === 'pause-clock' && clock === RUNNING) return STOPPED;
  return type === 'resume-clock' && clock === STOPPED ? RUNNING : clock;
}

const NOTHING = { days: 0, steps: [] };
const then = (a, b) => ({ days: a.days + b.days, steps: [...a.steps, ...b.steps] });
const longer = (a, b) => (b === undefined || a.days > b.days ? a : b);

/**
 * The longest way through a process: days, and the steps that they come from. What runs side by side counts as the longest of
 * it; each step of a loop counts once, and the loop is told; a stopped clock counts nothing.
 */
function longestWay(process, { shared, branches }) {
  const loops = [];
  const exits = through(process, IDLE, { shared, branches, loops, within: [process.id] });
  return { ...[...exits.values()].reduce(longer, NOTHING), loops };
}

/** From a scope's start with the clock as it is: the longest way to its ends, by the clock there. */
function through(scope, clock, context) {
  const elements = scope.flowElements || [];
  const boundaries = Map.groupBy(
    elements.filter((element) => element.attachedToRef),
    ({ attachedToRef }) => attachedToRef,
  );
  const walk = { places: new Map(), stack: [], boundaries, context };
  const starts = elements.filter((element) => isType(element, 'bpmn:StartEvent'));
  const ways = starts.map((start) => search(start, clock, walk).group.exits);
  return ways.reduce((all, exits) => merged(all, exits, NOTHING), new Map());
}

function merged(all, exits, before) {
  for (const [clock, way] of exits) all.set(clock, longer(then(before, way), all.get(clock)));
  return all;
}

/** Tarjan's search over elements and clocks: groups that form a loop come out whole, those that lie behind them first. */
function search(element, clock, walk) {
  const key = `${element.id} ${clock}`;
  const known = walk.places.get(key);
  if (known) return known;
  const index = walk.places.size;
  const place = { element, clock, index, low: index, group: undefined };
  walk.places.set(key, place);
  walk.stack.push(place);
  place.across = [...across(element, clock, walk.context)];
  const own = place.across.map(([, way]) => way).reduce(longer, NOTHING);
  const next = place.across.flatMap(([after, way]) => targets(element).map((to) => ({ to, after, way })));
  const aside = (walk.boundaries.get(element) || []).map((to) => ({ to, after: clock, way: own }));
  place.outs = [...next, ...aside].map(({ to, after, way }) => ({ place: search(to, after, walk), way }));
  for (const { place: to } of place.outs) if (!to.group) place.low = Math.min(place.low, to.low);
  if (place.low === place.index) close(walk.stack.splice(walk.stack.indexOf(place)), walk.context);
  return place;
}

/** All within a loop counts once, whichever way one goes round. */
function close(places, { loops }) {
  const group = { exits: new Map() };
  for (const place of places) place.group = group;
  const isLoop = places.length > 1;
  const round = isLoop
    ? places.map(({ across: ways }) => ways.map(([, way]) => way).reduce(longer, NOTHING)).reduce(then)
    : NOTHING;
  // A way round that ends the clock begins it anew: it costs the promise nothing.
  const isWithin = places.every(({ clock }) => clock !== IDLE);
  if (round.days > 0 && isWithin)
    loops.push({ elements: [...new Set(places.map(({ element }) => element))], ...round });
  for (const { element, outs, across: ways } of places) {
    for (const { place: to, way } of outs)
      if (to.group !== group) merged(group.exits, to.group.exits, isLoop ? round : way);
    if (targets(element).length === 0) merged(group.exits, ways, isLoop ? round : NOTHING);
  }
}

/** What one element adds, by the clock after it. */
function across(element, clock, context) {
  if (isType(element, 'bpmn:UserTask')) {
    const days = clock === RUNNING ? limitOf(element, context.branches) : 0;
    return new Map([[clock, days > 0 ? { days, steps: [{ name: element.name || element.id, days }] } : NOTHING]]);
  }
  if (isType(element, 'bpmn:ServiceTask')) return new Map([[clockAfter(element, clock), NOTHING]]);
  const id = calledProcess(element);
  const inner = isType(element, 'bpmn:SubProcess') ? element : context.shared.get(id);
  const isDeeper = inner && !context.within.includes(id);
  const exits = isDeeper ? through(inner, clock, { ...context, within: [...context.within, id] }) : new Map();
  return exits.size > 0 ? exits : new Map([[clock, NOTHING]]);
}

module.exports = { inWorkingDays, longestWay };
