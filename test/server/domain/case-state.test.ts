import test from 'ava';
import {
  type CaseState,
  canMove,
  caseOutcomes,
  caseStates,
  isFinal,
  stateOfOutcome,
} from '../../../server/domain/case-state.ts';
import { documentKinds, documentRule } from '../../../server/domain/documents.ts';

test('a case moves only along the table', (t) => {
  const table: Record<CaseState, CaseState[]> = {
    draft: ['submitted', 'withdrawn'],
    submitted: ['correcting', 'accepted', 'not-accepted', 'decided', 'refused', 'withdrawn', 'ended'],
    correcting: ['submitted', 'accepted', 'not-accepted', 'decided', 'refused', 'withdrawn', 'ended'],
    accepted: ['in-review', 'decided', 'refused', 'withdrawn', 'ended'],
    'in-review': ['decided', 'refused', 'withdrawn', 'ended'],
    decided: ['delivering', 'delivered', 'ended'],
    delivering: ['delivered', 'decided', 'ended'],
    delivered: [],
    'not-accepted': [],
    refused: [],
    withdrawn: [],
    ended: [],
  };
  for (const from of caseStates) {
    for (const to of caseStates) t.is(canMove(from, to), table[from].includes(to), `${from} to ${to}`);
    t.is(isFinal(from), table[from].length === 0, from);
  }
});

test('every state can be reached from the draft and leads to an end', (t) => {
  const reached = new Set<CaseState>(['draft']);
  for (const from of reached) for (const to of caseStates) if (canMove(from, to)) reached.add(to);
  t.is(reached.size, caseStates.length);
});

test('a decided case is neither withdrawn nor refused any more', (t) => {
  for (const state of ['decided', 'delivering', 'delivered'] as const) {
    t.false(canMove(state, 'withdrawn'));
    t.false(canMove(state, 'refused'));
  }
});

test('every document moves the case to a state that some earlier state may move to', (t) => {
  for (const kind of documentKinds) {
    const to = documentRule(kind).state;
    if (to)
      t.true(
        caseStates.some((from) => canMove(from, to)),
        kind,
      );
  }
});

test('every outcome leaves the case in a final state', (t) => {
  for (const outcome of caseOutcomes) t.true(isFinal(stateOfOutcome(outcome)), outcome);
});
