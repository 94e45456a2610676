// The list of permission schemes: create, copy, rename, delete.

import { expect, signIn, test } from './fixtures.ts';
import type { Page } from '@playwright/test';

async function choose(page: Page, scheme: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${scheme}`, exact: true }).click();
  await page.getByRole('button', { name: action, exact: true }).click();
}

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await signIn(page, 'admin');
});

test('a scheme is copied, renamed and deleted', async ({ page }) => {
  await choose(page, 'Client scheme', 'Copy');
  const copying = page.getByRole('dialog', { name: 'Copy Client scheme' });
  await expect(copying.getByLabel('Name')).toHaveValue('Copy of Client scheme');
  await copying.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Copy of Client scheme' })).toBeVisible();

  await page.goto('/schemes');
  await choose(page, 'Copy of Client scheme', 'Rename or describe');
  const describing = page.getByRole('dialog', { name: 'Rename or describe' });
  await describing.getByLabel('Name').fill('Default Permission Scheme');
  await describing.getByRole('button', { name: 'Save' }).click();
  await expect(describing).toContainText('Another scheme has this name');
  await describing.getByLabel('Name').fill('Visitors');
  await describing.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'Visitors' })).toBeVisible();

  await choose(page, 'Visitors', 'Delete');
  const deleting = page.getByRole('dialog', { name: 'Delete Visitors?' });
  await expect(deleting).toContainText('No project uses it');
  await deleting.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('link', { name: 'Visitors' })).toBeHidden();
});

test('what somebody else has written of a scheme meanwhile is not overwritten', async ({ page, context }) => {
  await choose(page, 'Client scheme', 'Rename or describe');
  const describing = page.getByRole('dialog', { name: 'Rename or describe' });
  await describing.getByLabel('Name').fill('Visitors');
  const scheme = '/rest/api/2/permissionscheme/10000';
  const written = await context.request.put(scheme, { data: { description: 'By somebody else' } });
  expect(written.status()).toBe(200);
  await describing.getByRole('button', { name: 'Save' }).click();
  await expect(describing).toContainText('Somebody else has changed this meanwhile, so nothing was done.');
  await expect(describing.getByLabel('Name')).toHaveValue('Visitors');
  expect(await (await context.request.get(scheme)).json()).toMatchObject({
    name: 'Client scheme',
    description: 'By somebody else',
  });
});

test('deleting a scheme in use names the projects that move', async ({ page, context }) => {
  await choose(page, 'Public scheme', 'Delete');
  const deleting = page.getByRole('dialog', { name: 'Delete Public scheme?' });
  await expect(deleting).toContainText('OPEN');
  await expect(deleting).toContainText('Default Permission Scheme');
  await deleting.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('link', { name: 'Public scheme' })).toBeHidden();
  const scheme = await context.request.get('/rest/api/2/project/OPEN/permissionscheme');
  expect(await scheme.json()).toMatchObject({ id: 0 });
});

test('a scheme that somebody else has changed meanwhile is not deleted unseen', async ({ page, context }) => {
  const scheme = '/rest/api/2/permissionscheme/10000';
  const deleting = page.getByRole('dialog', { name: 'Delete Client scheme?' });
  const submit = deleting.getByRole('button', { name: 'Delete' });
  const changed = 'Somebody else has changed this meanwhile, so nothing was done.';
  const write = async (description: string) => {
    expect((await context.request.put(scheme, { data: { description } })).status()).toBe(200);
  };
  await choose(page, 'Client scheme', 'Delete');
  await write('Before it is read');
  await submit.click();
  await expect(deleting).toContainText(changed);
  await expect(deleting.getByRole('link', { name: 'See what it is now' })).toBeVisible();

  // Between reading and deleting: what is deleted is the version that was read.
  let isFirst = true;
  await page.route(`**${scheme}`, async (route) => {
    if (route.request().method() !== 'DELETE') return route.fallback();
    expect(route.request().headers()['if-match']).toMatch(/^".+"$/);
    if (isFirst) await write('After it is read');
    isFirst = false;
    return route.fallback();
  });
  await submit.click();
  await expect(deleting).toContainText(changed);
  expect((await context.request.get(scheme)).status()).toBe(200);
  await deleting.getByRole('link', { name: 'See what it is now' }).click();
  await expect(page.getByText('After it is read')).toBeVisible();

  await page.goBack();
  await choose(page, 'Client scheme', 'Delete');
  await submit.click();
  await expect(deleting).toBeHidden();
  expect((await context.request.get(scheme)).status()).toBe(404);
});

test('the last of very many schemes are reached without losing the focus', async ({ page, context }) => {
  await expect(page.getByRole('link', { name: 'Client scheme' })).toBeVisible();
  for (let at = 0; at < 110; at += 1) {
    const made = await context.request.post('/rest/api/2/permissionscheme', { data: { name: `Scheme ${at}` } });
    expect(made.status()).toBe(201);
  }
  await page.reload();
  const pager = page.getByText(/^100 of \d+ shown/);
  await pager.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^(\d+) of \1 shown/)).toBeFocused();
});

test('the default scheme says why it cannot be deleted', async ({ page }) => {
  await page.getByRole('button', { name: 'Actions for Default Permission Scheme' }).click();
  await expect(page.getByText(/The default scheme can't be deleted/)).toBeVisible();
});

test('a scheme without a name is not created, and nothing typed is lost', async ({ page }) => {
  await page.getByRole('button', { name: 'Create scheme' }).first().click();
  const creating = page.getByRole('dialog', { name: 'Create scheme' });
  await creating.getByLabel('Description').fill('For people from outside');
  await creating.getByRole('button', { name: 'Create scheme' }).click();
  await expect(creating).toContainText('Give it a name');
  await expect(creating.getByLabel('Description')).toHaveValue('For people from outside');
});
