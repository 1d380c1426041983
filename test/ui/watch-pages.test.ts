import test from 'ava';
import type { Role, User } from '../../ui/api/session.tsx';
import { caseAddress, placesOf } from '../../ui/components/places.ts';
import { pagesFor, WATCH_PAGES } from '../../ui/pages/watch/rights.ts';

const userWith = (...roles: Role[]): User => ({
  account: 'a',
  name: '徐志明',
  roles,
  areas: [],
  departments: [{ code: '350102-market', name: '鼓楼区市场监督管理局' }],
});

test('plain staff find in the Watch the cards that their department answers, and nothing else', (t) => {
  const clerk = userWith('staff');
  t.deepEqual(placesOf(clerk), ['desk', 'watch']);
  t.deepEqual(pagesFor(clerk), ['cards']);
  t.is(caseAddress(clerk, '1'), '/desk/case/1', 'a card leads to the case at the desk');
});

test('heads and administrators reckon limits in the Watch beside it; only a supervisor sees all of it', (t) => {
  t.deepEqual(pagesFor(userWith('staff', 'lead')), ['cards', 'calendar', 'deadlines']);
  t.deepEqual(pagesFor(userWith('administrator')), ['calendar', 'deadlines']);
  t.deepEqual(pagesFor(userWith('staff', 'supervisor')), WATCH_PAGES);
  t.deepEqual(placesOf(userWith('applicant')), []);
});
