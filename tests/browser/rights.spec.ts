// What people see who are no administrators, and in front of a server that knows the plain dialect
// only.

import { expect, signIn, test } from './fixtures.ts';

test('a project lead tries what would be, cannot save, and edits role members', async ({ page }) => {
  await page.goto('/schemes');
  await signIn(page, 'lead');
  await page.getByRole('link', { name: 'Client scheme' }).click();
  await page.getByRole('gridcell', { name: /^Delete Issues for role Clients/ }).click();
  await expect(page.getByText('Only administrators can save').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);

  await page.getByRole('link', { name: 'Projects', exact: true }).click();
  await page.getByRole('link', { name: 'ACME' }).first().click();
  await page.getByRole('button', { name: 'Add to Clients' }).click();
  await page.getByRole('combobox', { name: 'Add to Clients' }).fill('bluebird');
  await page.getByRole('option', { name: /bluebird-clients/ }).click();
  await page
    .getByRole('dialog', { name: 'Add bluebird-clients to Clients?' })
    .getByRole('button', { name: 'Add' })
    .click();
  await expect(page.getByRole('button', { name: 'Remove bluebird-clients from Clients' })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Remove bluebird-clients from Clients' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Remove bluebird-clients from Clients' })).toHaveCount(0);
});

test('somebody without rights is told so, and can leave', async ({ page }) => {
  await page.goto('/');
  await signIn(page, 'client');
  await expect(page.getByText('There is nothing for this account to administer')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a server without the bulk answer is read piece by piece', async ({ page }) => {
  await page.route('**/rest/whocan/1/instance', (route) => route.fulfill({ status: 404, json: {} }));
  await page.goto('/schemes/0?who=group:acme-clients&where=BLUE');
  await signIn(page, 'admin');
  const preview = page.getByRole('complementary', { name: 'Effective access' });
  await expect(preview).toContainText('Someone who is only in acme-clients', { timeout: 30_000 });
});
