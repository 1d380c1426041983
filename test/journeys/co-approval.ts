import { fillSample, findTask, takeByKeys } from './tools/desk.ts';
import { journey } from './tools/journey.ts';

const objection = '消防车登高操作场地不足，不同意现方案';

journey('an objection by one of four departments is before the lead when it decides', async (t, { walker, visit }) => {
  const walked = await walker.submit('construction-planning-permit');
  await walker.walk(walked, {
    decide: ({ kind }) => (kind === 'opinion' ? 'leave' : undefined),
    to: ({ branches }) => branches.filter(({ state }) => state === 'open').length === 4,
  });
  const housing = await visit('housing-minhou-1', '/desk/group');
  await findTask(housing, walked.number);
  await takeByKeys(housing);
  await fillSample(housing);
  const decisions = housing.getByRole('group', { name: '决定' });
  await decisions.getByRole('button', { name: /^不同意/ }).click();
  await housing.getByText('必须写明理由').waitFor();
  await housing.getByRole('textbox', { name: '办理意见' }).fill(objection);
  await decisions.getByRole('button', { name: /^不同意/ }).click();
  const confirm = housing.getByRole('dialog', { name: '确认：不同意' });
  await confirm.getByText(objection).waitFor();
  await confirm.getByRole('button', { name: '确认不同意' }).click();
  await confirm.waitFor({ state: 'hidden' });

  const answered = await walker.walk(walked, {
    decide: ({ kind }) => (kind === 'opinion' ? undefined : 'leave'),
    to: ({ branches, stage }) => branches.every(({ state }) => state === 'answered') && stage !== '联办征求意见',
  });
  t.is(answered.branches.length, 4);
  const lead = await visit('planning-minhou-1', '/desk/group');
  await findTask(lead, walked.number);
  await takeByKeys(lead);
  await lead.getByRole('tab', { name: /^联办/ }).click();
  await lead.getByRole('heading', { name: '联办部门（已答复 4 / 4）' }).waitFor();
  const branch = lead.getByRole('tabpanel', { name: /^联办/ }).getByRole('listitem').filter({ hasText: objection });
  await branch.getByText('不同意', { exact: true }).waitFor();
  t.true((await branch.textContent())?.includes('住房'), 'it is said whose objection it is');
});
