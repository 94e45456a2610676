// What Whocan is for: see who loses access before it is saved, then save, and it is so.

import { expect, save, signIn, test, visibleProjects } from './fixtures.ts';

test('a client loses sight of a project, first in the preview, then for real', async ({ page, server, request }) => {
  expect(await visibleProjects(request, server, 'client')).toEqual(expect.arrayContaining(['ACME', 'BLUE']));

  await page.goto('/');
  await signIn(page, 'admin');
  await page.getByRole('link', { name: 'Default Permission Scheme' }).click();

  const preview = page.getByRole('complementary', { name: 'Effective access' });
  await preview.getByRole('combobox', { name: /^Who/ }).fill('acme-clients');
  await page.getByRole('option', { name: /acme-clients/ }).click();
  await preview.getByLabel('Where').selectOption('BLUE');
  await expect(preview).toContainText('Someone who is only in acme-clients can browse BLUE.');

  await preview.getByText('Browse Projects', { exact: true }).click();
  await expect(preview).toContainText('sub-group of externals');
  await expect(preview).toContainText('access to Jira Software');
  await expect(preview).toContainText('Any signed-in user · Browse Projects');

  // From here on the server is asked nothing, until the draft is saved.
  const requests: string[] = [];
  page.on('request', (sent) => requests.push(`${sent.method()} ${new URL(sent.url()).pathname}`));
  const grid = page.getByRole('grid', { name: /Default Permission Scheme/ });
  await grid.getByRole('gridcell', { name: /^Browse Projects for Any signed-in user: granted/ }).click();
  await expect(grid.getByRole('gridcell', { name: /^Browse Projects for Any signed-in user/ })).toHaveAccessibleName(
    /removed in draft/,
  );
  await expect(preview).toContainText('Someone who is only in acme-clients can no longer browse BLUE.');
  await expect(preview).toContainText('Removed by this draft');
  expect(requests).toEqual([]);
  expect(await visibleProjects(request, server, 'client')).toContain('BLUE');

  await save(page);
  await expect(page.getByText('Saved: −1 grant.').first()).toBeVisible();
  const visible = await visibleProjects(request, server, 'client');
  expect(visible).toContain('ACME');
  expect(visible).not.toContain('BLUE');
});
