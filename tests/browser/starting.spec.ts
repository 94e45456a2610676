// What one sees when the app cannot start as it should, and what leads on from there.

import type { Page, Route } from '@playwright/test';
import { expect, signIn, test } from './fixtures.ts';

test('settings that cannot be read are named, with the way out', async ({ page }) => {
  await page.route('**/config.json', (route) => route.fulfill({ json: { apii: '' } }));
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'The settings cannot be read' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('unknown field `apii`');
  await expect(page.getByRole('main')).toContainText('{"api": ""} is enough');
});

test('a missing config.json is an empty one', async ({ page }) => {
  await page.route('**/config.json', (route) => route.fulfill({ status: 404 }));
  await page.goto('/');
  await signIn(page, 'admin');
});

test('a server that is away is said to be, and can be tried again', async ({ page, problems }) => {
  await page.route('**/rest/**', (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible();
  problems.splice(0);
  await page.unroute('**/rest/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await signIn(page, 'admin');
});

test('reading piece by piece can be stopped, and goes on with what is here', async ({ page }) => {
  const groups = '**/rest/api/2/group/member?**';
  const held: Route[] = [];
  await page.route('**/rest/whocan/1/instance', (route) => route.fulfill({ status: 404, json: {} }));
  await page.route(groups, (route) => void held.push(route));
  await page.goto('/schemes');
  await signIn(page, 'admin');
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.unroute(groups);
  await Promise.all(held.map((route) => route.continue()));
  await expect(page.getByText('Reading was stopped')).toBeVisible();
  await expect(page.getByText(/parts are here and are kept/)).toBeVisible();
  await page.getByRole('button', { name: 'Go on reading' }).click();
  await expect(page.getByRole('link', { name: 'Default Permission Scheme' })).toBeVisible({ timeout: 30_000 });
});

test('by keyboard alone: sign in, take a permission away, review, save', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByLabel('User name')).toBeFocused();
  await page.keyboard.type('admin');
  await page.keyboard.press('Tab');
  await page.keyboard.type('admin');
  await page.keyboard.press('Enter');

  const link = page.getByRole('link', { name: 'Default Permission Scheme' });
  await expect(link).toBeVisible();
  await tabTo(page, () => link.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible();
  await tabTo(page, () => grid.evaluate((element) => element.contains(document.activeElement)));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('checkbox', { name: /^Browse Projects for Any signed-in user/ })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('dialog')).toContainText('Browse Projects');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved: −1 grant.').first()).toBeVisible();
});

/** Presses Tab until something is reached; fails where a whole round does not lead there. */
async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}
