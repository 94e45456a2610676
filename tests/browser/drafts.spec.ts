// Drafts survive what happens to a tab and to a session, and can be shared as a link.

import type { BrowserContext, Page } from '@playwright/test';
import { expect, save, signIn, test } from './fixtures.ts';

const KEPT = 'whocan.draft/';

const linkIssues = (page: Page) => page.getByRole('gridcell', { name: /^Link Issues for role Clients/ });
const addComments = (page: Page) => page.getByRole('gridcell', { name: /^Add Comments for role Clients/ });
const yours = (page: Page) => page.getByRole('region', { name: 'Your unsaved drafts' });

/** The names under which the browser keeps drafts. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate((beginning) => Object.keys(localStorage).filter((name) => name.startsWith(beginning)), KEPT);

/** Grants what was not granted, or the reverse, and waits until the browser keeps it. */
async function tick(page: Page, cell = linkIssues(page)): Promise<void> {
  await cell.click();
  await expect(cell).toHaveAccessibleName(/in draft/);
  await expect.poll(() => kept(page)).toHaveLength(1);
}

async function openClientScheme(page: Page): Promise<void> {
  await page.goto('/');
  await signIn(page, 'admin');
  await page.getByRole('link', { name: 'Client scheme' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
}

/** Copies the link to the draft one sees. */
async function sharedLink(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'More for this scheme' }).click();
  await page.getByRole('button', { name: 'Copy link to this draft' }).click();
  await expect(page.getByText('Link copied.').first()).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Somebody else takes all from role Clients, who may not have been thought of. */
async function takeAllFromClients(context: BrowserContext, scheme: string): Promise<void> {
  const address = `/rest/api/2${scheme.replace(/.*\/schemes/, '/permissionscheme')}/permission`;
  const { permissions } = await (await context.request.get(`${address}?expand=all`)).json();
  for (const { id, holder } of permissions) {
    if (holder.projectRole?.name !== 'Clients') continue;
    const deleted = await context.request.delete(`${address}/${id}`);
    expect(deleted.status()).toBe(204);
  }
}

test('a draft is opened where it changes something', async ({ page }) => {
  await openClientScheme(page);
  const last = page.getByRole('gridcell', { name: /^Work On Issues for role Clients/ });
  await expect(last).not.toBeInViewport();
  await tick(page, last);
  await page.goto('/schemes');
  await yours(page).getByRole('link', { name: 'Client scheme' }).click();
  await expect(last).toBeInViewport();
});

test('closing the tab in mid-edit asks nothing, and reopening gives the draft back', async ({ page, context }) => {
  await openClientScheme(page);
  await linkIssues(page).click();
  await expect(linkIssues(page)).toHaveAccessibleName(/added in draft/);
  const asked: string[] = [];
  page.on('dialog', (dialog) => asked.push(dialog.message()));
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toEqual([]);

  const again = await context.newPage();
  await again.goto('/schemes');
  await expect(yours(again)).toContainText('1 change · just now');
  await yours(again).getByRole('link', { name: 'Client scheme' }).click();
  await expect(linkIssues(again)).toHaveAccessibleName(/added in draft/);
  await save(again);
  await expect(again.getByText('Saved: +1 grant.').first()).toBeVisible();
  await expect.poll(() => kept(again)).toEqual([]);
});

test('a tab that crashes in mid-edit loses nothing', async ({ page, context }) => {
  await openClientScheme(page);
  await tick(page);
  const crashed = page.waitForEvent('crash');
  const devtools = await context.newCDPSession(page);
  void devtools.send('Page.crash').catch(() => {});
  await crashed;
  const again = await context.newPage();
  await again.goto('/schemes');
  await yours(again).getByRole('link', { name: 'Client scheme' }).click();
  await expect(linkIssues(again)).toHaveAccessibleName(/added in draft/);
});

test('a draft survives signing out, and is nobody else’s', async ({ page }) => {
  await openClientScheme(page);
  await tick(page);
  await signOut(page);
  await signIn(page, 'lead');
  await expect(linkIssues(page)).toHaveAccessibleName(/: not granted$/);
  await page.goto('/schemes');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(yours(page)).toHaveCount(0);
  await signOut(page);
  await signIn(page, 'admin');
  await expect(yours(page)).toContainText('Client scheme');
});

test('a draft is discarded from the list', async ({ page }) => {
  await openClientScheme(page);
  await tick(page);
  await page.goto('/schemes');
  await yours(page).getByRole('button', { name: 'Discard the draft of Client scheme' }).click();
  const dialog = page.getByRole('dialog', { name: 'Discard the draft of Client scheme?' });
  await expect(dialog).toContainText('1 change that nobody has saved');
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(yours(page)).toHaveCount(0);
  expect(await kept(page)).toEqual([]);
});

for (const { choice, cells } of [
  { choice: /^Only mine: /, cells: [/^Link Issues.*added in draft/, /^Add Comments.*added in draft/] },
  { choice: /^Only theirs: /, cells: [] },
  { choice: /^Both changes/, cells: [/^Link Issues.*added in draft/] },
]) {
  test(`what others changed meanwhile is decided before it is saved: ${choice.source}`, async ({ page, context }) => {
    await openClientScheme(page);
    await tick(page);
    await takeAllFromClients(context, page.url());
    await page.reload();
    const told = page.getByText(/^Since you made your draft, others have changed what the same holders have/);
    await expect(told).toContainText('1 thing is to be decided before you save.');
    await expect(linkIssues(page)).toHaveAccessibleName(/added in draft/);
    await expect(addComments(page)).toHaveAccessibleName(/: not granted$/);

    // It is asked until it is decided, whatever else one changes.
    const close = page.getByRole('gridcell', { name: /^Close Issues for role Users/ });
    const before = await kept(page);
    const text = await page.evaluate((name) => localStorage.getItem(name), before[0]!);
    await close.click();
    await expect
      .poll(() => page.evaluate((name) => localStorage.getItem(name), before[0]!))
      .not.toBe(text);
    await page.reload();
    await expect(told).toBeVisible();
    await page.getByRole('button', { name: 'Decide…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Review and save / });
    const overlap = dialog.getByRole('group', { name: /^They took away all that role Clients had/ });
    await expect(overlap.getByRole('radio').first()).toBeFocused();
    await expect(dialog).toContainText('1 thing is still to be decided.');
    const confirm = dialog.getByRole('button', { name: 'Save', exact: true });
    await expect(confirm).toHaveAttribute('aria-disabled', 'true');
    await overlap.getByRole('radio', { name: choice }).check();
    await expect(dialog).not.toContainText('still to be decided');
    await dialog.getByRole('button', { name: 'Keep editing' }).click();
    await expect(told).toBeHidden();
    const granted = page.getByRole('checkbox', { name: / for role Clients: granted/ });
    for (const name of cells) await expect(page.getByRole('checkbox', { name })).toBeVisible();
    expect((await granted.count()) > 1).toBe(cells.length > 1);
    expect((await granted.count()) > 0).toBe(cells.length > 0);

    // A decision is undone like any change.
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(told).toBeVisible();
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect(told).toBeHidden();
    await save(page);
    await expect(page.getByText(/^Saved: /).first()).toBeVisible();
  });
}

test('damaged and foreign entries are ignored, and nothing else is lost by them', async ({ page }) => {
  await openClientScheme(page);
  await tick(page);
  const others = await page.evaluate((beginning) => {
    const own = Object.keys(localStorage).find((name) => name.startsWith(beginning))!;
    const person = own.slice(0, own.lastIndexOf('/') + 1);
    const text = localStorage.getItem(own)!;
    const others = {
      [`${person}0`]: text.slice(0, -3),
      [`${person}1`]: text.replace('"version":1', '"version":99'),
      [`${person}not-a-scheme`]: text,
      [`${beginning}elsewhere/admin/0`]: text,
    };
    for (const [name, value] of Object.entries(others)) localStorage.setItem(name, value);
    return others;
  }, KEPT);
  await page.goto('/schemes');
  await expect(yours(page).getByRole('listitem')).toHaveCount(1);
  await page.goBack();
  await expect(linkIssues(page)).toHaveAccessibleName(/added in draft/);
  expect(await page.evaluate(() => ({ ...localStorage }))).toMatchObject(others);
});

test('two tabs have one draft', async ({ page, context }) => {
  await openClientScheme(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole('grid')).toBeVisible();
  await tick(page);
  await expect(linkIssues(second)).toHaveAccessibleName(/added in draft/);
  await addComments(second).click();
  await expect(addComments(page)).toHaveAccessibleName(/in draft/);
  await save(page);
  await expect(page.getByText(/^Saved: /).first()).toBeVisible();
  await expect(linkIssues(second)).toHaveAccessibleName(/: granted/);
});

test('a what-if is shared as a link, seen and kept', async ({ page, browser, server }) => {
  await openClientScheme(page);
  await tick(page);
  const link = await sharedLink(page);
  expect(link).toMatch(/\/schemes\/\d+#draft=[\w-]+$/);

  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
  const other = await context.newPage();
  await other.goto(link);
  await signIn(other, 'lead');
  await expect(other.getByText('This is a what-if that somebody shared')).toBeVisible();
  await expect(linkIssues(other)).toHaveAccessibleName(/added in draft/);
  await expect(other).not.toHaveURL(/#/);
  await other.getByRole('button', { name: 'Keep as my draft' }).click();
  await expect(other.getByText('This is a what-if that somebody shared')).toBeHidden();
  await other.reload();
  await expect(linkIssues(other)).toHaveAccessibleName(/added in draft/);
  await context.close();
});

test('what one is told covers nothing, is closed by keyboard, and goes with the page', async ({ page }) => {
  await openClientScheme(page);
  await tick(page);
  const told = page.getByText('Link copied.').first();
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await sharedLink(page);
    const box = (await told.boundingBox())!;
    const save = (await page.getByRole('button', { name: 'Save', exact: true }).boundingBox())!;
    const top = (await page.getByRole('banner').boundingBox())!;
    expect(save.y + save.height).toBeLessThanOrEqual(box.y);
    expect(box.y + box.height).toBeLessThanOrEqual(size.height);
    // What one reads does not move.
    expect(top.y).toBe(0);
    await page.keyboard.press('Escape');
    await expect(told).toBeHidden();
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await sharedLink(page);
  await page.getByRole('link', { name: 'Projects', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Projects' })).toBeVisible();
  await expect(told).toBeHidden();
});

test('a shared what-if takes nothing from one’s own draft without asking', async ({ page }) => {
  await openClientScheme(page);
  await tick(page, addComments(page));
  const link = await sharedLink(page);
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await tick(page);

  await page.goto('/schemes');
  await page.goto(link);
  await expect(page.getByText('Your own draft of this scheme (1 change) is put aside.')).toBeVisible();
  await expect(addComments(page)).toHaveAccessibleName(/in draft/);
  await expect(linkIssues(page)).toHaveAccessibleName(/: not granted$/);
  await page.reload();
  await page.getByRole('button', { name: 'Leave it' }).click();
  await expect(linkIssues(page)).toHaveAccessibleName(/added in draft/);
  await expect(addComments(page)).not.toHaveAccessibleName(/in draft/);

  await page.goto('/schemes');
  await page.goto(link);
  await page.getByRole('button', { name: 'Keep as my draft' }).click();
  const dialog = page.getByRole('dialog', { name: 'What about your own draft?' });
  await dialog.getByRole('button', { name: 'Keep both' }).click();
  await expect(linkIssues(page)).toHaveAccessibleName(/added in draft/);
  await expect(addComments(page)).toHaveAccessibleName(/in draft/);
});

test('links that cannot be followed say why', async ({ page }) => {
  await openClientScheme(page);
  const scheme = page.url().replace(/[?#].*/, '');
  const other = Buffer.from(JSON.stringify({ version: 99 })).toString('base64url');
  for (const [fragment, said] of [
    ['draft=eyJ2ZXJz', 'is damaged'],
    [`draft=${other}`, 'another version of Whocan'],
  ]) {
    await page.goto('/schemes');
    await page.goto(`${scheme}#${fragment}`);
    await expect(page.getByText(said!)).toBeVisible();
    await expect(page.getByRole('grid')).toBeVisible();
  }
});
