import type { Locator, Page } from 'playwright-core';

/** Hands in a sample file as one chooses it: by the button of the material's own card. */
export async function upload(page: Page, card: Locator, file: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    card.getByRole('button', { name: /选择文件/ }).click(),
  ]);
  await chooser.setFiles(`processes/sample/files/${file}`);
  await card.getByRole('link', { name: file }).waitFor();
}
