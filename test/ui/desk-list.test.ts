import test from 'ava';
import { caseAddress } from '../../ui/components/places.ts';
import { readFilter, sortOf, type Task, writeFilter } from '../../ui/pages/desk/filter.ts';
import { mergePoll, type Page } from '../../ui/pages/desk/list/merge-poll.ts';

const buildTask = (id: string, change: Partial<Task> = {}): Task => ({
  id,
  caseNumber: `3501212026${id}`,
  itemCode: 'food-business-licence',
  itemName: '食品经营许可',
  name: '受理申请',
  stage: '受理',
  kind: 'accept',
  applicantName: '王芳',
  area: '350121',
  department: '350121-market',
  departmentName: '闽侯县市场监督管理局',
  candidateGroups: ['dept:350121-market'],
  assignee: null,
  assigneeName: null,
  state: 'open',
  createdAt: '2026-11-23T09:00:00+08:00',
  completedAt: null,
  deadline: null,
  remaining: null,
  daysLeft: null,
  light: 'none',
  decision: null,
  decisionName: null,
  opinion: null,
  ...change,
});

const page = (items: Task[], nextCursor: string | null = null): Page => ({ items, nextCursor, total: items.length });
const loaded = (...pages: Page[]) => ({ pages, pageParams: pages.map(() => undefined) });

test('a poll counts new tasks without moving the rows that are shown', (t) => {
  const shown = [buildTask('1'), buildTask('2')];
  const { rows, fresh } = mergePoll(loaded(page(shown)), page([buildTask('9'), ...shown]));
  t.deepEqual(
    rows.map(({ id }) => id),
    ['1', '2'],
  );
  t.is(fresh, 1);
});

test('a poll says who has taken a shown task', (t) => {
  const taken = buildTask('1', { assignee: 'huang', assigneeName: '黄丽华' });
  const { rows } = mergePoll(loaded(page([buildTask('1')])), page([taken]));
  t.is(rows[0]?.assigneeName, '黄丽华');
});

test('a task that has left the queue stays in its place and is marked', (t) => {
  const { rows, gone } = mergePoll(loaded(page([buildTask('1'), buildTask('2')])), page([buildTask('2')]));
  t.is(rows.length, 2);
  t.deepEqual([...gone], ['1']);
});

test('rows beyond the polled page are not called gone', (t) => {
  const pages = loaded(page([buildTask('1'), buildTask('2')], 'next'), page([buildTask('3')]));
  const { gone } = mergePoll(pages, page([buildTask('1'), buildTask('2')], 'next'));
  t.is(gone.size, 0);
});

test('the filter survives the way through the address, and unknown words are dropped', (t) => {
  const filter = {
    item: 'food-business-licence',
    light: 'red',
    stage: '受理',
    q: '王 芳',
    sort: '-createdAt',
  } as const;
  t.deepEqual(readFilter(new URLSearchParams(writeFilter(filter))), filter);
  t.deepEqual(readFilter(new URLSearchParams('light=purple&sort=name&q=')), {});
});

test('what is due first comes first, except in the queue of what is done', (t) => {
  t.is(sortOf('mine', {}), 'deadline');
  t.is(sortOf('done', {}), '-createdAt');
  t.is(sortOf('mine', { sort: 'createdAt' }), 'createdAt');
});

test('a notice leads who works at a desk to the case itself, task or none, and everybody else to his own page', (t) => {
  const user = { account: 'a', name: '林', departments: [], areas: [] };
  t.is(caseAddress({ ...user, roles: ['staff'] }, '350102'), '/desk/case/350102');
  t.is(caseAddress({ ...user, roles: ['applicant'] }, '350102'), '/cases/350102');
  t.is(caseAddress(null, '350102'), '/cases/350102');
});
