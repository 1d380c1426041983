import test from 'ava';
import { isWindowVisit } from '../../../server/domain/window-visit.ts';

test('who comes by appointment has come once, and a result fetched is a visit only where none is posted', (t) => {
  const table: [kind: string, decision: string | null, posted: boolean, counts: boolean][] = [
    ['appointment', 'present', true, true],
    ['appointment', 'mismatch', true, true],
    ['appointment', 'absent', true, false],
    ['appointment', null, true, false],
    ['pickup', 'picked-up', true, false],
    ['pickup', 'picked-up', false, true],
    // Officers come to the applicant, not he to them.
    ['visit', 'pass', false, false],
    ['hearing', 'held', false, false],
  ];
  for (const [kind, decision, posted, counts] of table)
    t.is(isWindowVisit({ kind, decision }, { posted }), counts, `${kind} ${decision} ${posted}`);
});
