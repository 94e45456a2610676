// Granting many permissions to a holder in one step: a set, or what another holder has.

import type { Locator, Page } from '@playwright/test';
import { addHolder, expect, save, signIn, test } from './fixtures.ts';

/** Opens the dialog that adds a holder, and picks one. */
async function pick(page: Page, holder: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Add holder' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a holder' });
  await dialog.getByRole('combobox', { name: 'Holder', exact: true }).fill(holder);
  await dialog.getByRole('option', { name: new RegExp(holder) }).first().click();
  return dialog;
}

const ticked = (page: Page, holder: string) =>
  page.getByRole('checkbox', { name: new RegExp(` for ${holder}: granted, added in draft`) });

test.beforeEach(async ({ page }) => {
  await page.goto('/schemes/0');
  await signIn(page, 'admin');
  await expect(page.getByRole('grid')).toBeVisible();
});

test('a set is granted to a group in one step, undone in one, and saved', async ({ page }) => {
  await addHolder(page, 'acme-clients', 'Look and comment');
  await expect(ticked(page, 'group acme-clients')).toHaveCount(3);
  await expect(
    page.getByRole('checkbox', { name: /^Browse Projects for group acme-clients: granted, added/ }),
  ).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('columnheader', { name: /acme-clients/ })).toBeHidden();
  await page.keyboard.press('Control+Shift+Z');
  await expect(ticked(page, 'group acme-clients')).toHaveCount(3);
  await save(page);
  await expect(page.getByText('Saved: +3 grants.').first()).toBeVisible();
});

test('a holder gets the same as another', async ({ page }) => {
  const grid = page.getByRole('grid');
  const granted = grid.getByRole('checkbox', { name: / for role Administrators: granted$/ });
  await expect(granted.first()).toBeVisible();
  const count = await granted.count();
  const dialog = await pick(page, 'acme-clients');
  const sets = dialog.getByRole('group', { name: 'Start with' });
  await sets.getByRole('combobox').selectOption('Same as role Administrators');
  await expect(dialog).toContainText(`group acme-clients: 0 taken away, ${count} added`);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(ticked(page, 'group acme-clients')).toHaveCount(count);
});

test('sets that cannot be read are named, and holders can be added all the same', async ({ page }) => {
  await page.route('**/presets.json', (route) => route.fulfill({ json: [{ name: 'All' }] }));
  const dialog = await pick(page, 'acme-clients');
  await expect(dialog).toContainText('presets.json, next to the app, is not as it should be');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: /acme-clients/ })).toBeVisible();
});

test('what a preset holds, what it changes, and what they have otherwise is said before it is done', async ({ page }) => {
  await page.goto('/schemes/10000?where=ACME');
  await page.getByRole('button', { name: 'Add holder' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a holder' });
  const add = adding.getByRole('button', { name: 'Add', exact: true });
  await expect(add).toBeDisabled();
  await expect(add).toHaveAccessibleDescription('Choose a holder');
  const preset = adding.getByRole('radio', { name: 'Look and comment' });
  await expect(preset).toHaveAccessibleDescription(
    'Browse Projects, Add Comments, Edit Own Comments',
  );
  await adding.getByRole('combobox', { name: 'Holder', exact: true }).fill('acme-clients');
  const group = adding.getByRole('option', { name: /^acme-clients/ });
  await expect(group).toContainText('6 people');
  await group.click();
  await expect(adding).toContainText('6 people');
  await expect(add).toBeEnabled();
  await page.keyboard.press('Escape');

  // Nobody is set whom one has not chosen.
  await page.getByRole('button', { name: 'Set holder to…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Set / });
  const set = dialog.getByRole('button', { name: 'Set', exact: true });
  await dialog.getByRole('radio', { name: 'Look and comment' }).check();
  await expect(set).toBeDisabled();
  await expect(set).toHaveAccessibleDescription('Choose a holder');
  const clients = 'role Clients – ACME: acme-clients, 6 people';
  await dialog.getByRole('combobox', { name: 'Holder', exact: true }).selectOption(clients);
  await expect(dialog).toContainText('Has already: Browse Projects');
  await expect(dialog).toContainText(
    /By the grants to Reporter \(where they are the reporter\), they can also: /,
  );
  // Whether it is about issues to come depends on whether they can still create any.
  const noNew = dialog.getByText(/If they can create issues by no other holder, that leaves those that they reported earlier\./);
  await expect(noNew).toBeVisible();
  await dialog.getByRole('radio', { name: 'Contribute' }).check();
  await expect(noNew).toBeHidden();
  await dialog.getByRole('radio', { name: 'Look and comment' }).check();
  // What it costs others to take that away too is said where one may think of it.
  const besides = await dialog.getByText(/^By the grants to Reporter .* If you take these away, \d+ others lose something\.$/).innerText();
  await page.keyboard.press('Escape');
  await page.goto('/groups/acme-clients?meant=ACME');
  const [price] = /\d+ (?=others lose)/.exec(besides) ?? [];
  const there = page.getByRole('region', { name: 'What they can do there' });
  await expect(there).toContainText(`If you take these away, ${price}people outside this group lose something.`);
});

test('a holder that has a column is set to a preset, or to what another has, in one step', async ({ page }) => {
  const browse = page.getByRole('gridcell', { name: /^Browse Projects for role Administrators/ });
  await browse.getByRole('checkbox').focus();
  await page.getByRole('button', { name: 'Set holder to…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set role Administrators to…' });
  const set = dialog.getByRole('button', { name: 'Set', exact: true });
  await expect(set).toBeDisabled();
  await dialog.getByRole('radio', { name: 'Look and comment' }).check();
  await expect(dialog).toContainText(/role Administrators: \d+ taken away, \d+ added/);
  await set.click();
  await expect(dialog).toBeHidden();
  const granted = page.getByRole('checkbox', { name: / for role Administrators: granted/ });
  const removed = page.getByRole('checkbox', { name: / for role Administrators: not granted, removed/ });
  await expect(granted).toHaveCount(3);
  await expect(removed).not.toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: /^Administer Projects for role Administrators/ })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(removed).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'Draft' })).toContainText('No changes.');

  // From any column: who is set is chosen, and nothing empties it.
  await page.getByRole('button', { name: 'Set holder to…' }).click();
  const holders = dialog.getByRole('combobox', { name: 'Holder', exact: true });
  const everybody = holders.getByRole('option', { name: /^Any signed-in user – \d+ people$/ });
  await holders.selectOption(await everybody.innerText());
  const other = page.getByRole('dialog', { name: 'Set Any signed-in user to…' });
  await other.getByRole('combobox', { name: 'Same as another holder…' }).selectOption('Same as role Administrators');
  await expect(other).toContainText(/Any signed-in user: \d+ taken away, \d+ added/);
  await other.getByRole('combobox', { name: 'Same as another holder…' }).selectOption('Same as Any signed-in user');
  await expect(other).toContainText('Nothing to change: it is so already.');
  await expect(other.getByRole('button', { name: 'Set', exact: true })).toBeDisabled();
  await other.getByRole('radio', { name: 'Nothing', exact: true }).check();
  await other.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(
    page.getByRole('checkbox', { name: 'All cells of Any signed-in user' }),
  ).toHaveAttribute('aria-checked', 'false');
});
