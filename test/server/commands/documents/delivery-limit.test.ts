import test, { type ExecutionContext } from 'ava';
import { issueDocument } from '../../../../server/commands/documents/issue-document.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { buildCase, buildTask } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';

/** The clock that the decision on a case of an item starts. */
async function deliveryAfter(t: ExecutionContext, itemCode: string, kind: 'approval-decision' | 'refusal-decision') {
  const { hall } = await testHall(t);
  const subject = await buildCase(hall, { itemCode, state: 'in-review', area: '350121' });
  await buildTask(hall, { case: subject, kind: 'decide', state: 'done', decision: 'refuse', opinion: '不符合条件' });
  await issueDocument(hall, { caseId: subject.id, kind, key: 'decision' });
  return await hall.orm.em.fork().findOneOrFail(Clock, { caseId: subject.id, kind: 'delivery' });
}

test('a decision is delivered within the days of its item, and within ten where the item says nothing else', async (t) => {
  t.like(await deliveryAfter(t, 'food-business-licence', 'approval-decision'), {
    amount: 5,
    basis: '食品经营许可和备案管理办法',
    deadline: new Date('2026-11-30T23:59:59+08:00'),
  });
  t.like(await deliveryAfter(t, 'construction-planning-permit', 'approval-decision'), {
    amount: 10,
    basis: '行政许可法第四十四条',
  });
  t.like(await deliveryAfter(t, 'investment-project-filing', 'approval-decision'), {
    amount: 10,
    basis: '《中华人民共和国行政许可法》第四十四条',
  });
});

test('a refusal is delivered as soon as a grant', async (t) => {
  const { amount, basis } = await deliveryAfter(t, 'food-business-licence', 'refusal-decision');
  t.is(amount, 5);
  t.regex(basis ?? '', /第三十八条，送达期限参照食品经营许可和备案管理办法$/);
});
