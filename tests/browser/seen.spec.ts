// 'Can they now see other projects?': the preview says so for all projects, and keeps on asking
// about the same people in the next scheme.

import type { Locator, Page } from '@playwright/test';
import { as, expect, signIn, test } from './fixtures.ts';

function effectiveAccess(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Effective access' });
}

test('every other project they see is named and linked, by the same answer as the server gives', async ({
  page,
  server,
  request,
}) => {
  const headers = as('client');
  const { key: account } = await (await request.get(`${server.url}/rest/api/2/myself`, { headers })).json();
  // Archived projects can be looked at too, though the server leaves them out unless asked.
  const answer = await request.get(`${server.url}/rest/api/2/project?includeArchived=true`, { headers });
  const projects: { key: string }[] = await answer.json();
  const elsewhere = projects.map(({ key }) => key).filter((key) => key !== 'BLUE');
  expect(elsewhere.length).toBeGreaterThan(5);

  await page.goto(`/schemes/0?who=user:${account}&where=BLUE`);
  await signIn(page, 'admin');
  const preview = effectiveAccess(page);
  await expect(preview).toContainText(`Also sees ${elsewhere.length} other projects.`);
  await preview.getByRole('button', { name: `+${elsewhere.length - 5} more` }).click();
  const links = preview.getByRole('listitem').getByRole('link');
  await expect(links).toHaveCount(elsewhere.length);
  expect((await links.allInnerTexts()).sort()).toEqual(elsewhere.sort());
});

test('taking a grant away shows that they see no other project, before it is saved', async ({ page }) => {
  await page.goto('/schemes/0?who=group:acme-clients&where=BLUE');
  await signIn(page, 'admin');
  const preview = effectiveAccess(page);
  await expect(preview).toContainText(/Also sees \d+ other projects\./);
  await expect(preview).toContainText(/That is by the group alone\. Dana Okoye also sees VAULT: 10 in all\./);
  await expect(preview).toContainText('Any signed-in user');
  await page.getByRole('gridcell', { name: /^Browse Projects for Any signed-in user: granted/ }).click();
  await expect(preview).toContainText(/(Sees \d+ other|Sees no other) projects? with this draft, \d+ as saved\./);
});

test('of a group, who sees more by others is named; where nobody is in it yet, that it may be so is said', async ({
  page,
  server,
  request,
}) => {
  await page.goto('/schemes/0?who=group:bluebird-clients&where=CORE');
  await signIn(page, 'admin');
  const preview = effectiveAccess(page);
  await expect(preview).toContainText('By bluebird-clients alone: other groups may let its people see more.');
  // Where that one is asked about itself, nobody sees any others.
  const headers = as('admin');
  const answer = await request.get(`${server.url}/rest/api/2/project/VAULT/permissionscheme`, { headers });
  const { id } = await answer.json();
  await page.goto(`/schemes/${id}?who=group:acme-clients&where=VAULT`);
  await expect(preview).toContainText(/Sees \d+ other projects\..*Nobody in it sees more than that\./);
});

test('another scheme is asked about the same people, through a link and through the list', async ({ page }) => {
  await page.goto('/schemes/0?who=group:acme-clients&where=BLUE');
  await signIn(page, 'admin');
  const preview = effectiveAccess(page);
  const link = preview.getByRole('link', { name: 'ACME', exact: true });
  await link.click();
  await expect(preview).toContainText('Someone who is only in acme-clients can browse ACME.');
  await expect(preview.getByLabel('Where')).toHaveValue('ACME');

  await page.getByRole('link', { name: 'Permission schemes' }).first().click();
  await page.getByRole('link', { name: 'Default Permission Scheme' }).click();
  await expect(preview).toContainText('omeone who is only in acme-clients');
  await expect(page).toHaveURL(/who=group/);
});

test('only what they can is shown on demand, and what is unusable is explained', async ({ page }) => {
  await page.goto('/schemes/0?who=group:acme-clients&where=BLUE');
  await signIn(page, 'admin');
  const preview = effectiveAccess(page);
  const rows = preview.locator('summary');
  await expect(rows.filter({ hasText: ': No' }).first()).toBeVisible();
  await preview.getByRole('checkbox', { name: /^Only what they can \(\d+(, and \d+ on some issues)?\)/ }).check();
  await expect(rows.filter({ hasText: ': No' }).filter({ visible: true })).toHaveCount(0);
  await expect(rows.filter({ hasText: ': Yes' }).filter({ visible: true }).first()).toBeVisible();

  await page.getByRole('gridcell', { name: /^Browse Projects for Any signed-in user: granted/ }).click();
  await expect(preview).toContainText('Unusable: granted, but of no use here (needs Browse Projects).');
  // What counts is what they can with the draft; what it takes from them is named apart.
  await expect(preview.getByRole('checkbox', { name: 'Only what they can (0)' })).toBeChecked();
  await expect(rows.filter({ hasText: 'Yes →' }).filter({ visible: true })).toHaveCount(0);
  await expect(preview).toContainText(/No longer with this draft: Browse Projects, .* and \d+ more/);
});

test('what they can only where they report is said with whose grants give it', async ({ page }) => {
  await page.goto('/schemes/10000?who=group:acme-clients&where=ACME');
  await signIn(page, 'admin');
  const preview = effectiveAccess(page);
  await expect(preview).toContainText(
    'By the grants to Reporter (where they are the reporter), they can also: Close Issues, Edit Issues.',
  );
  await expect(preview.getByText('Only issues where they are the reporter').first()).toBeVisible();
  await expect(preview.getByRole('checkbox', { name: 'Only what they can (7, and 2 on some issues)' })).toBeVisible();
  // Who cannot create any is told so.
  await expect(preview).not.toContainText('They cannot create any here');
  await page.getByRole('checkbox', { name: /^Create Issues for role Clients:/ }).click();
  await expect(preview).toContainText('They cannot create any here: that leaves those that they reported earlier');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a tap anywhere on the bar brings the answer up, and it stays up in the next scheme', async ({ page }) => {
    await page.goto('/schemes/0?who=group:acme-clients&where=BLUE');
    await signIn(page, 'admin');
    const bar = page.getByRole('button', { name: /^Effective access/ });
    const preview = effectiveAccess(page);
    const box = (await bar.boundingBox())!;
    for (const part of [0.03, 0.3, 0.7, 0.97]) {
      await page.touchscreen.tap(box.x + box.width * part, box.y + box.height * 0.3);
      await expect(preview).toBeVisible();
      await preview.getByRole('button', { name: 'Close' }).tap();
      await expect(preview).toBeHidden();
    }
    await bar.getByText('Effective access').tap();
    await preview.getByRole('link', { name: 'ACME', exact: true }).tap();
    await expect(preview).toContainText('can browse ACME.');
    await expect(preview).toBeVisible();
  });
});
