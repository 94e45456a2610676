// A scheme goes into files and comes back from them, as a draft.

import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, save, signIn, test } from './fixtures.ts';

interface Grant {
  permission: string;
  holder: { type: string; parameter?: string };
}

/** What a scheme grants, by the server's own word. */
async function grants(page: Page, scheme: string): Promise<string[]> {
  const id = /\/schemes\/(\d+)/.exec(scheme)![1];
  const answer = await page.request.get(`/rest/api/2/permissionscheme/${id}?expand=all`);
  const { permissions }: { permissions: Grant[] } = await answer.json();
  return permissions.map(({ permission, holder }) => `${permission} ${holder.type} ${holder.parameter ?? ''}`).sort();
}

async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More for this scheme' }).click();
  await page.getByRole('button', { name: action, exact: true }).click();
}

/** Exports the scheme one sees, and gives the file. */
async function exported(page: Page, format: string): Promise<{ name: string; text: string }> {
  await choose(page, 'Export…');
  const dialog = page.getByRole('dialog', { name: /^Export / });
  await dialog.getByRole('radio', { name: format }).check();
  const coming = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const download = await coming;
  await dialog.getByRole('button', { name: 'Close' }).click();
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

async function choseFile(page: Page, name: string, text: string): Promise<void> {
  await choose(page, 'Import…');
  await page.getByLabel('File (JSON or CSV)').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

const importing = (page: Page) => page.getByRole('dialog', { name: /^Import into / });

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await signIn(page, 'admin');
  await page.getByRole('link', { name: 'Default Permission Scheme' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
});

test('the exported JSON is what the server answers', async ({ page }) => {
  const { name, text } = await exported(page, 'JSON');
  expect(name).toBe('default-permission-scheme.json');
  const answer = await page.request.get('/rest/api/2/permissionscheme/0?expand=all');
  expect(JSON.parse(text)).toEqual(await answer.json());
});

test('an exported grid makes another scheme the same, once it is saved', async ({ page }) => {
  const source = page.url();
  const { text } = await exported(page, 'CSV');
  await page.goto('/schemes');
  await page.getByRole('link', { name: 'Client scheme' }).click();
  await expect(page.getByRole('grid', { name: /Client scheme/ })).toBeVisible();
  await choseFile(page, 'grid.csv', text);
  await expect(importing(page)).toContainText(/\+\d+ −\d+ grants over the scheme as it is/);
  await importing(page).getByRole('button', { name: 'Show as draft' }).click();
  await expect(page.getByText('This is what the file would change.')).toBeVisible();
  expect(await grants(page, page.url())).not.toEqual(await grants(page, source));
  await page.getByRole('button', { name: 'Keep as my draft' }).click();
  await save(page);
  await expect(page.getByText(/^Saved: /).first()).toBeVisible();
  expect(await grants(page, page.url())).toEqual(await grants(page, source));
});

test('names that are unknown here are listed, mapped and left out', async ({ page }) => {
  const role = (id: number, name: string) => ({ type: 'projectRole', parameter: `${id}`, projectRole: { id, name } });
  const file = {
    id: 4,
    name: 'Elsewhere',
    permissions: [
      { permission: 'LINK_ISSUES', holder: role(77, 'Partners') },
      { permission: 'LINK_ISSUES', holder: role(78, 'Ghosts') },
      { permission: 'com.example.fly', holder: { type: 'reporter' } },
    ],
  };
  await choseFile(page, 'elsewhere.json', JSON.stringify(file));
  const dialog = importing(page);
  await dialog.getByRole('radio', { name: 'Only what the file grants is added' }).check();
  await expect(dialog.getByRole('heading', { name: '3 names are not known here' })).toBeVisible();
  await expect(dialog).toContainText('nothing would change');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await dialog.getByRole('button', { name: /^Map Partners/ }).click();
  await dialog.getByRole('combobox').fill('clients');
  await page.getByRole('option', { name: /^Clients/ }).click();
  await expect(dialog).toContainText('is role Clients');
  await expect(dialog).toContainText('+1 grant over the scheme as it is');
  await dialog.getByRole('button', { name: 'Show as draft' }).click();
  const cell = page.getByRole('gridcell', { name: /^Link Issues for role Clients/ });
  await expect(cell).toHaveAccessibleName(/added in draft/);
  await page.getByRole('button', { name: 'Leave it' }).click();
  await expect(cell).toHaveCount(0);
});

test('a file that cannot be read says why, and changes nothing', async ({ page }) => {
  await choseFile(page, 'broken.json', '{"permissions": [\n');
  await expect(importing(page).getByRole('alert')).toContainText('line 2 is wrong');
  for (const [name, text, said] of [
    ['without.json', '{"id": 1, "name": "x"}', 'has no grants'],
    ['letter.txt', 'Dear all', 'no table of permissions and holders'],
  ]) {
    const buffer = Buffer.from(text!);
    await importing(page).getByLabel('File (JSON or CSV)').setInputFiles({ name: name!, mimeType: 'text/plain', buffer });
    await expect(importing(page).getByRole('alert')).toContainText(said!);
  }
  await importing(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/No changes/).first()).toBeVisible();
});

test('the grid is copied as Markdown, with the draft in it or without', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('gridcell', { name: /^Browse Projects for Any signed-in user: granted/ }).click();
  await choose(page, 'Export…');
  const dialog = page.getByRole('dialog', { name: /^Export / });
  await dialog.getByRole('radio', { name: 'Markdown' }).check();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const browse = async () => {
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    return text.split('\n').find((line) => line.startsWith('| Browse Projects'))!;
  };
  const marks = (line: string) => line.split('✓').length - 1;
  await expect(dialog.getByLabel('What is written')).toHaveValue(/^\| {2}\|/);
  const withDraft = marks(await browse());
  await dialog.getByRole('checkbox', { name: 'With the changes of my draft' }).uncheck();
  await expect.poll(async () => marks(await browse())).toBe(withDraft + 1);
});
