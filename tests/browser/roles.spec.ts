// Who acts in a project's roles: what a change does for people is said before anything is written.

import type { Page } from '@playwright/test';
import { expect, signIn, test } from './fixtures.ts';

const REMOVE = 'Remove externals from Observers';

/** The requests that change something. */
function writes(page: Page): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') seen.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  return seen;
}

test.beforeEach(async ({ page }) => {
  await page.goto('/projects/FIN');
  await signIn(page, 'admin');
  await expect(page.getByRole('heading', { name: /FIN/ })).toBeVisible();
});

test('a group in a role says how many people it has and which groups it includes', async ({ page }) => {
  const observers = page.getByRole('list', { name: 'Observers' });
  await expect(observers).toContainText(/externals\s*11 people, includes acme-clients, bluebird-clients, freelancers/);
});

test('who loses what is said before somebody leaves a role, and that they left afterwards', async ({ page }) => {
  const written = writes(page);
  await page.getByRole('button', { name: REMOVE }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove externals from Observers?' });
  await expect(dialog).toContainText('11 people, includes acme-clients');
  const losers = dialog.getByText('11 people can no longer browse FIN');
  await expect(losers).toBeVisible();
  await expect(dialog).toContainText('What they lose: Browse Projects');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(dialog.getByText('Edith Ledger')).toBeHidden();
  await losers.click();
  await expect(dialog.getByText('Edith Ledger')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(written).toEqual([]);
  await expect(page.getByRole('button', { name: REMOVE })).toBeFocused();

  await page.getByRole('button', { name: REMOVE }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('status').getByText('Removed externals from Observers.')).toBeVisible();
  await expect(page.getByRole('button', { name: REMOVE })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add to Observers' })).toBeFocused();
  expect(written).toHaveLength(1);
});

test('what a new member gains is said before they join', async ({ page }) => {
  const written = writes(page);
  await page.getByRole('button', { name: 'Add to Observers' }).click();
  await page.getByRole('combobox', { name: 'Add to Observers' }).fill('jira-software-users');
  await page.getByRole('option', { name: /jira-software-users/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Add jira-software-users to Observers?' });
  await expect(dialog).toContainText(/\d+ more people can browse FIN/);
  await expect(dialog).toContainText('What they gain: Browse Projects');
  expect(written).toEqual([]);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('status').getByText('Added jira-software-users to Observers.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove jira-software-users from Observers' })).toBeVisible();
});

test('a change that fails is told where it was asked, and nothing is lost', async ({ page }) => {
  await page.route('**/role/**', (route) => route.fulfill({ status: 403, json: {} }));
  await page.getByRole('button', { name: REMOVE }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove externals from Observers?' });
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: REMOVE })).toBeVisible();
});
