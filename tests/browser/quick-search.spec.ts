// The quick search: from anywhere to anything, by a few letters.

import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, signIn, test } from './fixtures.ts';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Quick search' });
const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Quick search' });
const options = (page: Page): Locator => dialog(page).getByRole('option');

async function ask(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(text);
}

async function start(page: Page, path: string, name = 'admin'): Promise<void> {
  await page.goto(path);
  await signIn(page, name);
  await expect(page.getByRole('button', { name: 'Quick search' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('g g goes to a project by its key, and the code for it comes when one asks', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await start(page, '/schemes');
  const isSearch = (path: string) => /whocan-search-.*\.wasm$/.test(path);
  expect(fetched.filter(isSearch)).toEqual([]);
  await page.keyboard.type('gg');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('blue');
  expect(fetched.filter(isSearch)).toHaveLength(1);
  await expect(options(page).first()).toContainText('Bluebird relaunch');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(dialog(page).getByRole('group', { name: 'Projects' })).toBeVisible();
  await expect(dialog(page).getByRole('status')).toHaveText(/^\d+ match(es)?$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/projects\/BLUE$/);
  await expect(page.getByRole('main')).toBeFocused();
  await expect(dialog(page)).toBeHidden();
});

test('arrows choose, Escape leads back, and what does not exist is not found', async ({ page }) => {
  await start(page, '/schemes');
  const link = page.getByRole('link', { name: 'Client scheme' });
  await link.focus();
  await ask(page, 'scheme');
  const id = await field(page).getAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  await expect(field(page)).not.toHaveAttribute('aria-activedescendant', id!);
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', id!);
  await field(page).fill('no such thing');
  await expect(options(page)).toHaveCount(0);
  await expect(dialog(page)).toContainText('Nothing matches');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(link).toBeFocused();
});

test('letters in a field are letters; Ctrl+K asks from there too', async ({ page }) => {
  await start(page, '/schemes/0');
  const filter = page.getByRole('searchbox', { name: 'Filter permissions' });
  await filter.focus();
  await page.keyboard.type('gg');
  await expect(filter).toHaveValue('gg');
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(filter).toBeFocused();
  await page.getByRole('button', { name: 'Quick search' }).click();
  await expect(field(page)).toBeFocused();
});

test('in the editor it does what the editor can do', async ({ page }) => {
  await start(page, '/schemes/0');
  const box = page.getByRole('checkbox', { name: /^Browse Projects for Any signed-in user:/ });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(box).not.toBeChecked();
  await ask(page, 'undo');
  await page.keyboard.press('Enter');
  await expect(box).toBeChecked();
  await expect(box).toBeFocused();
  for (const [words, title] of [
    ['add holder', 'Add a holder'],
    ['export', /^Export /],
    ['shortcuts', 'Keyboard shortcuts'],
  ] as const) {
    await ask(page, words);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await ask(page, 'dana');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/schemes\/0\?who=user/);
  await expect(page.getByRole('complementary')).toContainText('Dana Okoye');
  // What only the editor can do goes with it.
  await ask(page, 'projects');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/projects$/);
  await ask(page, 'undo');
  await expect(options(page)).toHaveCount(0);
});

test('a group leads to its page', async ({ page }) => {
  await start(page, '/projects');
  await ask(page, 'qa-team');
  await expect(dialog(page).getByRole('group', { name: 'Groups' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/groups\/qa-team$/);
});

test('a person leads to what they can do, where they see most', async ({ page }) => {
  await start(page, '/projects');
  await ask(page, 'claire');
  await expect(dialog(page).getByRole('group', { name: 'People' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/schemes\/0\?who=user/);
  await expect(page.getByRole('complementary')).toContainText(/Claire Acton can browse/);
});

test('colours, language, and the way out', async ({ page }) => {
  await start(page, '/schemes');
  await ask(page, 'dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await ask(page, '日本');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'クイック検索' }).fill('サインアウト');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('ユーザー名')).toBeVisible();
});

test('who leads one project finds that, and no other', async ({ page }) => {
  await start(page, '/schemes', 'lead');
  await ask(page, 'vault');
  await expect(dialog(page).getByRole('group', { name: 'Projects' })).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing', async ({ page }) => {
      await start(page, '/schemes/0');
      await ask(page, '');
      await expect(options(page).first()).toBeVisible();
      for (const text of ['', 'a', 'no such thing']) {
        await field(page).fill(text);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations).toEqual([]);
      }
    });
  });
}
