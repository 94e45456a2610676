// From a draft to what is saved: what it comes to for people, the review, and two who edit at once.

import { CLIENT_SCHEME, granted, open, somebodyElse, tick } from './client-scheme.ts';
import { addHolder, expect, review, save, test } from './fixtures.ts';

test('the bar says what a draft comes to for people, and each figure opens its list', async ({ page }) => {
  await open(page, 0);
  const draft = page.getByRole('group', { name: 'Draft' });
  await expect(draft).toContainText('No changes.');

  await tick(page, 'Browse Projects', 'Any signed-in user');
  await addHolder(page, 'anyone');
  await tick(page, 'Create Issues', 'Anyone');
  await expect(draft.getByRole('button', { name: '+1 −1 grants' })).toBeVisible();
  await expect(draft.getByRole('button', { name: /^0 people gain$/ })).toBeVisible();
  await draft.getByRole('button', { name: /^[1-9]\d* lose$/ }).click();
  const losers = page.getByRole('dialog', { name: 'Who loses' });
  await expect(losers).toContainText('Whoever joins later and is in no group');
  // Who loses the same is one group: names first, the rest once one asks.
  const alike = losers.getByRole('group').filter({ hasText: /\d\d people: Browse Projects and \d+ more in/ });
  await expect(alike).toHaveCount(1);
  await expect(alike).not.toContainText('BLUE');
  await alike.getByText(/\d+ people: /).click();
  await expect(alike).toContainText(/Browse Projects in .*BLUE/);
  await expect(alike).toContainText('maria');
  await expect(alike).not.toContainText('ACME');
  await losers.getByRole('button', { name: 'Close' }).click();
  await expect(losers).toBeHidden();

  await tick(page, 'Browse Projects', 'Anyone');
  await draft.getByRole('button', { name: /^becomes public in \d+$/ }).click();
  const seen = page.getByRole('dialog', { name: 'Seen without signing in' });
  await expect(seen).toContainText('BLUE');
  await expect(seen.getByText('becomes public').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await draft.getByRole('button', { name: /^\d+ projects?$/ }).click();
  await expect(page.getByRole('dialog', { name: 'Projects where something changes' })).toContainText('BLUE');
  await page.keyboard.press('Escape');
  await draft.getByRole('button', { name: /grants$/ }).click();
  const grants = page.getByRole('dialog', { name: 'Grants that change' });
  await expect(grants).toContainText('now granted Browse Projects, Create Issues');
  await expect(grants).toContainText('no longer granted Browse Projects');
});

test('the review says what changes in words, cell by cell and in findings; Enter saves', async ({
  page,
  request,
  server,
}) => {
  await open(page, CLIENT_SCHEME);
  await tick(page, 'Browse Projects', 'role Clients');
  const dialog = await review(page);
  await expect(dialog.getByRole('button', { name: /^\d+ projects?$/ })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^0 people gain$/ })).toBeVisible();
  await dialog.getByRole('button', { name: /^[1-9]\d* lose$/ }).click();
  const losers = page.getByRole('dialog', { name: 'Who loses' });
  await losers.getByText('in 1 project').first().click();
  await expect(losers.getByText(/Browse Projects.* in .*ACME/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(losers).toBeHidden();
  await expect(dialog).toContainText('New findings in this scheme');
  await expect(dialog).toContainText('role Clients');
  await expect(dialog).toContainText('no longer granted Browse Projects');
  await expect(dialog).toContainText('Without Browse Projects: of use only to those of them who may browse by another grant. role Clients: ');
  await dialog.getByText('Cell by cell: 1 change').click();
  await expect(dialog).toContainText('Browse Projects for role Clients: removed');
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(dialog).toBeHidden();
  expect(await granted(request, server, 'Clients')).toContain('BROWSE_PROJECTS');

  await review(page);
  await expect(dialog.getByRole('button', { name: 'Save', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved: −1 grant.').first()).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(await granted(request, server, 'Clients')).not.toContain('BROWSE_PROJECTS');
});

test('two who edit at once both find their changes in the saved scheme', async ({ page, browser, request, server }) => {
  await open(page, CLIENT_SCHEME);
  const other = await somebodyElse(browser, server);
  await tick(page, 'Link Issues', 'role Clients');
  await tick(other, 'Delete Own Comments', 'role Users');
  await tick(other, 'Close Issues', 'role Clients');
  await save(other);
  await expect(other.getByText(/^Saved: \+1 −1 grants\./).first()).toBeVisible();

  await save(page);
  const dialog = page.getByRole('dialog', { name: /^Review and save / });
  await expect(dialog).toContainText('Somebody else has saved this scheme since you opened it (+1 −1 grants)');
  await expect(dialog).toContainText('What they changed');
  await expect(dialog).toContainText('now granted Close Issues');
  expect(await granted(request, server, 'Clients')).not.toContain('LINK_ISSUES');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
  expect(await granted(request, server, 'Clients')).toEqual(expect.arrayContaining(['CLOSE_ISSUES', 'LINK_ISSUES']));
  expect(await granted(request, server, 'Users')).not.toContain('DELETE_OWN_COMMENTS');
  await other.context().close();
});

for (const { choice, expected } of [
  { choice: /^Only mine: now granted Link Issues/, expected: ['BROWSE_PROJECTS', 'LINK_ISSUES'] },
  { choice: /^Only theirs: no longer granted Browse Projects/, expected: [] },
  { choice: /^Both changes/, expected: ['LINK_ISSUES'] },
]) {
  test(`changes that may not go together are asked about: ${choice.source}`, async ({
    page,
    browser,
    request,
    server,
  }) => {
    await open(page, CLIENT_SCHEME);
    const other = await somebodyElse(browser, server);
    await tick(page, 'Link Issues', 'role Clients');
    await tick(page, 'Link Issues', 'role Users');
    await tick(other, 'Browse Projects', 'role Clients');
    await save(other);
    await expect(other.getByText('Saved: −1 grant.').first()).toBeVisible();
    await other.context().close();

    await save(page);
    const dialog = page.getByRole('dialog', { name: /^Review and save / });
    const overlap = dialog.getByRole('group', { name: /^They took Browse Projects from role Clients/ });
    await expect(overlap.getByRole('radio').first()).toBeFocused();
    await expect(dialog).toContainText('1 thing is still to be decided.');
    const confirm = dialog.getByRole('button', { name: 'Save', exact: true });
    await expect(confirm).toHaveAttribute('aria-disabled', 'true');
    await overlap.getByRole('radio', { name: choice }).check();
    await expect(dialog).not.toContainText('still to be decided');
    await confirm.click();
    await expect(page.getByText(/^Saved: \+\d grants?\./).first()).toBeVisible();

    const clients = await granted(request, server, 'Clients');
    const asked = clients.filter((permission) => ['BROWSE_PROJECTS', 'LINK_ISSUES'].includes(permission));
    expect(asked).toEqual(expected);
    expect(await granted(request, server, 'Users')).toContain('LINK_ISSUES');
  });
}
