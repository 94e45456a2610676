// Signing in and out, and a session that ends while one works.

import { expect, save, signIn, test } from './fixtures.ts';

test('a wrong password says what to do, and the name stays', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('Check both and try again');
  await expect(page.getByLabel('User name')).toHaveValue('admin');
});

test('signing out ends the session', async ({ page }) => {
  await page.goto('/');
  await signIn(page, 'admin');
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a session that ends asks again and keeps the draft', async ({ page, context }) => {
  await page.goto('/');
  await signIn(page, 'admin');
  await page.getByRole('link', { name: 'Client scheme' }).click();
  const cell = page.getByRole('gridcell', { name: /^Link Issues for role Clients/ });
  await cell.click();
  await expect(cell).toHaveAccessibleName(/added in draft/);

  // Somebody ends the session on the server.
  const ended = await context.request.delete('/rest/auth/1/session');
  expect(ended.status()).toBe(204);
  await save(page);
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toContainText('Drafts on this page are safe');
  await dialog.getByLabel('Password').fill('admin');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
  await expect(cell).toHaveAccessibleName(/granted/);
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
});
