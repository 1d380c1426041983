import { type CaseState, canMove } from '../../domain/case-state.ts';
import type { Case } from '../../entities/case/case.ts';

/**
 * Moves a case to a state if the table of moves allows it; says whether it did. A move that comes again or too late
 * (a repeated job, a withdrawn case) changes nothing.
 */
export function moveCase(subject: Case, to: CaseState): boolean {
  if (subject.state === to || !canMove(subject.state, to)) return false;
  subject.state = to;
  return true;
}
