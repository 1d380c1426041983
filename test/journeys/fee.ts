import { caseOf } from '../support/person.ts';
import { journey } from './tools/journey.ts';

journey('a fee is paid at the payment house, and only once', async (t, { walker, visit }) => {
  const walked = await walker.submit('social-security-card');
  const due = await walker.walk(walked, {
    without: ['pay'],
    to: ({ payments }) => payments.some(({ state }) => state === 'due'),
  });
  const amount = due.payments[0]?.amount;
  const page = await visit('zheng', `/cases/${walked.number}`);
  await page.getByRole('heading', { name: /去缴费/ }).waitFor();
  await page.getByLabel('支付宝').check();
  await page.getByRole('button', { name: `缴费 ¥${amount}` }).click();

  await page.getByRole('heading', { name: /支付宝|Alipay/ }).waitFor();
  const cashier = page.url();
  t.true((await page.locator('main').textContent())?.includes(`¥ ${amount}`));
  await page.getByRole('button', { name: '确认付款' }).click();

  await page.getByText('缴费成功').waitFor();
  t.true(page.url().includes(`/cases/${walked.number}`), 'the payer is back at his case');
  t.is(await page.getByRole('button', { name: /^缴费 ¥/ }).count(), 0);

  // Going back and tapping once more takes nothing.
  await page.goto(cashier);
  await page.getByText('已付款').waitFor();
  t.is(await page.getByRole('button', { name: '确认付款' }).count(), 0);

  const done = await walker.walk(walked, { without: ['pay'] });
  t.is(done.state, 'delivered');
  const { payments } = await caseOf(walked.applicant, walked.number);
  t.deepEqual(
    payments.map(({ state, amount: paid }) => [state, paid]),
    [['paid', amount]],
  );
});
