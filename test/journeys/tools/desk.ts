import type { ExecutionContext } from 'ava';
import type { Page } from 'playwright-core';

/** The task of a case at a desk that is open in the browser, found as a clerk finds it: by the case's number. */
export async function findTask(page: Page, number: string): Promise<void> {
  await page.goto(`/desk/group?q=${number}`);
  const row = page.getByRole('list', { name: /^任务/ }).getByRole('link').first();
  // What arrives while one looks waits behind a button.
  const fresh = page.getByRole('button', { name: /项新任务/ });
  await row.or(fresh).first().waitFor();
  if (await fresh.isVisible()) await fresh.click();
  await row.waitFor();
}

/** Moves to the first task, opens and claims it: j, o, c. */
export async function takeByKeys(page: Page): Promise<void> {
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  const claim = page.getByRole('button', { name: '认领', exact: true });
  await claim.waitFor();
  await page.keyboard.press('c');
  await page.getByRole('group', { name: '决定' }).waitFor();
}

/** Decides what is open favourably, by keys alone: d goes to the first decision, Enter chooses it, Enter confirms it. */
export async function decideByKeys(t: ExecutionContext, page: Page, decision: string): Promise<void> {
  await page.locator('body').press('d');
  const focused = page.locator('button:focus');
  t.is((await focused.textContent())?.replaceAll(/[\s*]/g, ''), decision, 'd goes to the favourable decision');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: `确认：${decision}` }).waitFor();
  // Enter confirms once the button has the focus, which may come a moment after the dialog.
  await page.getByRole('dialog').locator('button:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(`：${decision}`, { exact: false }).first().waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Fills the step's own form with the sample that the demonstration offers. */
export async function fillSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: '填入示例数据' }).click();
}
