// Granting many permissions to a holder in one step: a set, or what another holder has.

import type { Page } from '@playwright/test';
import { expect, save, signIn, test } from './fixtures.ts';

async function add(page: Page, holder: string, start: string): Promise<void> {
  await page.getByRole('button', { name: 'Add holder' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a holder' });
  const sets = dialog.getByRole('group', { name: 'Start with' });
  if (start.startsWith('Same as ')) await sets.getByRole('combobox').selectOption({ label: start });
  else await sets.getByRole('radio', { name: start }).check();
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
  await add(page, 'acme-clients', 'Same as role Administrators');
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

test('a holder that has a column is set to a preset, or to what another has, in one step', async ({ page }) => {
  const browse = page.getByRole('gridcell', { name: /^Browse Projects for role Administrators/ });
  await browse.getByRole('checkbox').focus();
  await page.getByRole('button', { name: 'Set holder to…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set role Administrators to…' });
  const set = dialog.getByRole('button', { name: 'Set', exact: true });
  await expect(set).toBeDisabled();
  await dialog.getByRole('radio', { name: 'Look and comment' }).check();
  await expect(dialog).toContainText(/In the draft: \+\d+ −\d+ grants\./);
  await set.click();
  await expect(dialog).toBeHidden();
  const granted = page.getByRole('checkbox', { name: / for role Administrators: granted/ });
  const removed = page.getByRole('checkbox', { name: / for role Administrators: not granted, removed/ });
  await expect(granted).toHaveCount(4);
  await expect(removed).not.toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: /^Administer Projects for role Administrators/ })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(removed).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'Draft' })).toContainText('No changes.');

  // From any column: who is set is chosen, and nothing empties it.
  await page.getByRole('button', { name: 'Set holder to…' }).click();
  await dialog.getByRole('combobox', { name: 'Holder', exact: true }).selectOption('Any signed-in user');
  const other = page.getByRole('dialog', { name: 'Set Any signed-in user to…' });
  await other.getByRole('combobox', { name: 'Same as another holder…' }).selectOption('Same as role Administrators');
  await expect(other).toContainText('In the draft: ');
  await other.getByRole('combobox', { name: 'Same as another holder…' }).selectOption('Same as Any signed-in user');
  await expect(other).toContainText('It has exactly these already.');
  await expect(other.getByRole('button', { name: 'Set', exact: true })).toBeDisabled();
  await other.getByRole('radio', { name: 'Nothing', exact: true }).check();
  await other.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(
    page.getByRole('checkbox', { name: 'All cells of Any signed-in user' }),
  ).toHaveAttribute('aria-checked', 'false');
});
