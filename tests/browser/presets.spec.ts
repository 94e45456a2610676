// Granting many permissions to a holder in one step: a set, or what another holder has.

import type { Page } from '@playwright/test';
import { expect, save, signIn, test } from './fixtures.ts';

async function add(page: Page, holder: string, start: string): Promise<void> {
  await page.getByRole('button', { name: 'Add holder' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a holder' });
  await dialog.getByLabel('Grant at once').selectOption({ label: start });
  await dialog.getByRole('combobox', { name: 'Add a holder' }).fill(holder);
  await page.getByRole('option', { name: new RegExp(holder) }).first().click();
  await expect(dialog).toBeHidden();
}

const ticked = (page: Page, holder: string) =>
  page.getByRole('checkbox', { name: new RegExp(` for ${holder}: granted, added in draft`) });

test.beforeEach(async ({ page }) => {
  await page.goto('/schemes/0');
  await signIn(page, 'admin');
  await expect(page.getByRole('grid')).toBeVisible();
});

test('a set is granted to a group in one step, undone in one, and saved', async ({ page }) => {
  await add(page, 'acme-clients', 'Look and comment');
  await expect(ticked(page, 'group acme-clients')).toHaveCount(4);
  await expect(
    page.getByRole('checkbox', { name: /^Browse Projects for group acme-clients: granted, added/ }),
  ).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('columnheader', { name: /acme-clients/ })).toBeHidden();
  await page.keyboard.press('Control+Shift+Z');
  await expect(ticked(page, 'group acme-clients')).toHaveCount(4);
  await save(page);
  await expect(page.getByText('Saved: +4 grants.').first()).toBeVisible();
});

test('a holder gets the same as another', async ({ page }) => {
  const grid = page.getByRole('grid');
  const granted = grid.getByRole('checkbox', { name: / for role Administrators: granted$/ });
  await expect(granted.first()).toBeVisible();
  const count = await granted.count();
  await add(page, 'acme-clients', 'role Administrators');
  await expect(ticked(page, 'group acme-clients')).toHaveCount(count);
});

test('sets that cannot be read are named, and holders can be added all the same', async ({ page }) => {
  await page.route('**/presets.json', (route) => route.fulfill({ json: [{ name: 'All' }] }));
  await page.getByRole('button', { name: 'Add holder' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a holder' });
  await expect(dialog).toContainText('presets.json, next to the app, is not as it should be');
  await dialog.getByRole('combobox', { name: 'Add a holder' }).fill('acme-clients');
  await page.getByRole('option', { name: /acme-clients/ }).first().click();
  await expect(page.getByRole('columnheader', { name: /acme-clients/ })).toBeVisible();
});
