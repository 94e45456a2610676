// The details of a cell: asked for by key or button, exact, and out of the way again.

import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { addHolder, expect, signIn, test } from './fixtures.ts';

const SIGNED_IN = 'Any signed-in user';
const CLIENTS = 'group acme-clients';

const box = (page: Page, permission: string, holder: string): Locator =>
  page.getByRole('checkbox', { name: new RegExp(`^${permission} for ${holder}:`) });

const details = (page: Page, permission: string, holder: string): Locator =>
  page.getByRole('dialog', { name: `${permission} for ${holder}`, exact: true });

test.beforeEach(async ({ page }) => {
  await page.goto('/schemes/0');
  await signIn(page, 'admin');
  await expect(page.getByRole('grid')).toBeVisible();
});

test('by keyboard alone: what is granted, whom it reaches, who would lose it, and back', async ({ page }) => {
  const browse = box(page, 'Browse Projects', SIGNED_IN);
  await browse.focus();
  await page.keyboard.press('i');
  const shown = details(page, 'Browse Projects', SIGNED_IN);
  await expect(shown).toBeFocused();
  await expect(shown).toContainText(/Granted, as it is saved: grant \d+/);
  await expect(shown).toContainText(/Reaches \d+ people in \d+ projects/);
  const text = await shown.getByText(/^If you take it away/).innerText();
  const [, people, projects] = /, (\d+) people lose something in (\d+) projects?$/.exec(text)!;

  // Close, the projects, the people.
  for (let tab = 0; tab < 2; tab += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(shown.getByRole('link').first()).toBeVisible();
  await shown.getByText(/^If you take it away/).focus();
  await page.keyboard.press('Enter');
  await expect(shown.locator('.impact-person').first()).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(shown).toBeHidden();
  await expect(browse).toBeFocused();
  await expect(browse).toBeChecked();

  // What was foretold is what comes.
  await page.keyboard.press('Space');
  const draft = page.getByRole('group', { name: 'Draft' });
  await expect(draft.getByRole('button', { name: `${people} lose`, exact: true })).toBeVisible();
  await expect(draft.getByRole('button', { name: new RegExp(`^${projects} project`) })).toBeVisible();
});

test('a cell that changes nothing, and one that nobody can use, say why', async ({ page }) => {
  await addHolder(page, 'acme-clients');
  await box(page, 'Browse Projects', CLIENTS).focus();
  await page.keyboard.press('i');
  let shown = details(page, 'Browse Projects', CLIENTS);
  await expect(shown).toContainText(`has it through ${SIGNED_IN} already: ticking changes nothing`);
  await expect(shown).toContainText('If you grant it, nobody gains anything.');
  await page.keyboard.press('Escape');
  await box(page, 'Browse Projects', SIGNED_IN).click();
  await box(page, 'Edit Issues', CLIENTS).click();
  await page.keyboard.press('i');
  shown = details(page, 'Edit Issues', CLIENTS);
  await expect(shown).toContainText('Granted in the draft, not saved yet');
  await expect(shown).toContainText('Unusable: nobody it is for can browse');
});

test('the button shows them too, and they go when one moves on', async ({ page }) => {
  const browse = box(page, 'Browse Projects', SIGNED_IN);
  await browse.focus();
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  const shown = details(page, 'Browse Projects', SIGNED_IN);
  await expect(shown).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(browse).toBeFocused();

  await page.keyboard.press('i');
  await expect(shown).toBeVisible();
  await box(page, 'Edit Issues', SIGNED_IN).focus();
  await expect(shown).toBeHidden();
  await expect(box(page, 'Edit Issues', SIGNED_IN)).toBeFocused();
});

test('they follow the draft', async ({ page }) => {
  await box(page, 'Browse Projects', SIGNED_IN).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('i');
  const shown = details(page, 'Browse Projects', SIGNED_IN);
  await expect(shown).toContainText('Taken away in the draft; granted until that is saved');
  await expect(shown).toContainText(/If you grant it, \d+ people gain/);
  await page.keyboard.press('Control+z');
  await expect(shown).toContainText('Granted, as it is saved');
  await expect(shown).toContainText(/If you take it away, \d+ people lose/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing in them', async ({ page }) => {
      await box(page, 'Browse Projects', SIGNED_IN).focus();
      await page.keyboard.press('i');
      const shown = details(page, 'Browse Projects', SIGNED_IN);
      for (const summary of [/^Reaches/, /^If you take it away/]) await shown.getByText(summary).click();
      await expect(shown.getByRole('link').first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
    });
  });
}
