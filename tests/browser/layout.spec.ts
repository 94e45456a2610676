// Holders grouped, ordered and filtered; and the list, the other layout of the same draft.

import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { addHolder, as, expect, save, signIn, test } from './fixtures.ts';

const heads = (page: Page): Promise<string[]> =>
  page.locator('th.holder-head .holder-name').allInnerTexts();

const choose = (page: Page, layout: string): Promise<void> =>
  page.getByRole('group', { name: 'Layout' }).getByRole('button', { name: layout }).click();

const list = (page: Page): Locator => page.getByRole('region', { name: /^Grants of .*: holders by permission$/ });

const chips = (page: Page, permission: string): Locator =>
  page.getByRole('list', { name: `Holders of ${permission}`, exact: true });

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await signIn(page, 'admin');
  await expect(page.getByRole('grid').or(list(page))).toBeVisible();
}

test('holders stand by kind under the name of the kind, which leads to the first of them', async ({ page }) => {
  await open(page, '/schemes/10002');
  const groups = page.getByRole('group', { name: 'Holders by kind' });
  const names = await groups.getByRole('button').evaluateAll((all) => all.map((one) => one.ariaLabel));
  const counts = names.map((name) => Number(/: (\d+) holder/.exec(name!)![1]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe((await heads(page)).length);
  await groups.getByRole('button', { name: /^role: 2 holders/ }).click();
  const focused = page.locator('th.holder-head:has(:focus)');
  await expect(focused).toContainText('role');
  await expect(focused).toBeInViewport();
  // The grid's own numbers are as without it.
  await page.keyboard.press('Control+Home');
  await expect(page.getByRole('columnheader', { name: 'Permission', exact: true })).toBeFocused();
});

test('holders stand by reach, and only those that the draft changes', async ({ page }) => {
  await open(page, '/schemes/10002');
  const byKind = await heads(page);
  await page.getByLabel('Order of holders').selectOption('By reach');
  await expect.poll(() => heads(page)).not.toEqual(byKind);
  await expect(page.getByRole('group', { name: 'Holders by kind' })).toBeHidden();
  const reach = await page.locator('.holder-reach').allInnerTexts();
  const people = reach.map((text) => /^(\d+) /.exec(text)?.[1]).filter((count) => count !== undefined).map(Number);
  expect(people).toEqual([...people].sort((a, b) => b - a));
  expect(people.length).toBeGreaterThan(1);

  await page.getByLabel('Changed holders only').check();
  await expect(page.getByText('No holder is shown')).toBeVisible();
  await page.getByRole('button', { name: 'Show all holders' }).click();
  await expect.poll(() => heads(page)).toEqual(byKind);
  await page.getByRole('checkbox', { name: /^Browse Projects for Project lead:/ }).click();
  await page.getByLabel('Changed holders only').check();
  await expect.poll(() => heads(page)).toEqual(['Project lead']);
});

test('the list takes away, puts back and adds, by keyboard alone, and saves the same draft', async ({ page }) => {
  await open(page, '/schemes/0');
  await page.getByRole('button', { name: 'Grid', exact: true }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(list(page)).toBeVisible();
  await expect(page.getByRole('grid')).toBeHidden();

  const remove = page.getByRole('button', { name: 'Remove Any signed-in user from Browse Projects' });
  await remove.focus();
  await page.keyboard.press('Enter');
  const back = page.getByRole('button', { name: 'Give Browse Projects back to Any signed-in user' });
  await expect(back).toBeFocused();
  await expect(chips(page, 'Browse Projects')).toContainText('not granted, removed in draft');
  await page.keyboard.press('Enter');
  await expect(remove).toBeFocused();
  await page.keyboard.press('Enter');

  const add = page.getByRole('button', { name: 'Add a holder to Browse Projects' });
  await add.focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: 'Add a holder to Browse Projects' });
  await expect(field).toBeFocused();
  // The list first, then the field.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(add).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('acme-clients');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(chips(page, 'Browse Projects')).toContainText('group acme-clients');
  await expect(add).toBeFocused();

  await page.keyboard.press('Control+z');
  await expect(chips(page, 'Browse Projects')).not.toContainText('acme-clients');
  await page.keyboard.press('Control+Shift+Z');
  await choose(page, 'Grid');
  await expect(
    page.getByRole('checkbox', { name: /^Browse Projects for group acme-clients: granted, added/ }),
  ).toBeChecked();
  await choose(page, 'List');
  await save(page);
  await expect(page.getByText('Saved: +1 −1 grants.').first()).toBeVisible();
  await expect(chips(page, 'Browse Projects').getByRole('listitem')).toHaveCount(2);
});

test('taking away what was added leads to what follows it', async ({ page }) => {
  await open(page, '/schemes/0');
  await choose(page, 'List');
  await page.getByRole('button', { name: 'Add a holder to Browse Projects' }).click();
  await page.getByRole('combobox', { name: 'Add a holder to Browse Projects' }).fill('acme-clients');
  await page.getByRole('option', { name: /acme-clients/ }).click();
  await page.getByRole('button', { name: 'Remove group acme-clients from Browse Projects' }).click();
  await expect(chips(page, 'Browse Projects')).not.toContainText('acme-clients');
  await expect(page.getByRole('button', { name: 'Add a holder to Browse Projects' })).toBeFocused();
});

test('the list has the filters and the details of the grid, and is remembered', async ({ page }) => {
  await open(page, '/schemes/10002');
  await choose(page, 'List');
  await page.reload();
  await expect(list(page)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter permissions' }).fill('browse projects');
  await expect(list(page).getByRole('heading', { level: 3 })).toHaveText(['Browse Projects']);
  await page.getByRole('searchbox', { name: 'Filter holders' }).fill('reporter');
  await expect(list(page).getByRole('button', { name: /^Remove / })).toHaveCount(1);
  const remove = page.getByRole('button', { name: 'Remove Reporter from Browse Projects' });
  await remove.focus();
  await page.keyboard.press('i');
  const details = page.getByRole('dialog', { name: 'Browse Projects for Reporter' });
  await expect(details).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(remove).toBeFocused();
});

test('a holder that was added and has nothing yet is in sight', async ({ page }) => {
  await open(page, '/schemes/0');
  await choose(page, 'List');
  await addHolder(page, 'acme-clients');
  await expect(list(page)).toContainText('Nothing granted yet: group acme-clients');
  // Who has a column is offered before all others.
  await page.getByRole('button', { name: 'Add a holder to Browse Projects' }).click();
  const second = page.getByRole('listbox').getByRole('option').nth(1);
  await expect(second).toContainText('acme-clients');
  await second.click();
  await expect(list(page).getByText('Nothing granted yet')).toBeHidden();
});

test('of very many holders the first are shown, the others at a click', async ({ page }) => {
  await open(page, '/schemes/0');
  const headers = as('admin');
  const members = await page.request.get('/rest/api/2/group/member?groupname=staff&maxResults=30', { headers });
  const names: { key: string }[] = (await members.json()).values;
  expect(names.length).toBeGreaterThan(20);
  for (const { key } of names) {
    const made = await page.request.post('/rest/api/2/permissionscheme/0/permission', {
      headers,
      data: { holder: { type: 'user', parameter: key }, permission: 'BROWSE_PROJECTS' },
    });
    expect(made.status()).toBe(201);
  }
  await page.reload();
  await choose(page, 'List');
  const items = chips(page, 'Browse Projects').getByRole('button', { name: /^Remove/ });
  await expect(items).toHaveCount(12);
  const more = page.getByRole('button', { name: /^\+\d+ more holders of Browse Projects/ });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(items).toHaveCount(names.length + 1);
});

test.describe('at 390 pixels', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the list is what one begins with, and the grid is there', async ({ page }) => {
    await open(page, '/schemes/0');
    await expect(list(page)).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Remove Any signed-in user from Browse Projects' }).click();
    await expect(page.getByRole('group', { name: 'Draft' })).toContainText('1 grant');
    await choose(page, 'Grid');
    await expect(page.getByRole('grid')).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme} at ${width}`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });

      test('axe finds nothing in either layout', async ({ page }) => {
        test.setTimeout(120_000);
        await open(page, '/schemes/10002');
        for (const layout of ['Grid', 'List']) {
          await choose(page, layout);
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations).toEqual([]);
        }
        await page.getByRole('button', { name: /^Remove .* from Browse Projects$/ }).first().click();
        await page.getByRole('button', { name: 'Add a holder to Browse Projects' }).click();
        await page.getByRole('combobox', { name: 'Add a holder to Browse Projects' }).fill('a');
        await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations).toEqual([]);
      });
    });
  }
}
