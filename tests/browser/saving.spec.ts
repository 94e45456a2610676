// Saving, and everything that can go wrong on the way: nothing is lost or overwritten.

import type { Page } from '@playwright/test';
import { CLIENT_SCHEME, SCHEME, granted, open, somebodyElse, tick } from './client-scheme.ts';
import { as, expect, review, save, signIn, test } from './fixtures.ts';

/** What is done each time between the reading of a save and its writing, and the tags that were written over. */
async function inMidSave(page: Page, act: (attempt: number) => Promise<void>): Promise<string[]> {
  const tags: string[] = [];
  await page.route(SCHEME, async (route) => {
    if (route.request().method() === 'PUT') {
      tags.push((await route.request().headerValue('if-match')) ?? 'none');
      await act(tags.length);
    }
    await route.fallback();
  });
  return tags;
}

test('somebody saves while one saves: what goes together is saved together', async ({
  page,
  browser,
  request,
  server,
}) => {
  await open(page, CLIENT_SCHEME);
  const other = await somebodyElse(browser, server);
  await tick(page, 'Link Issues', 'role Clients');
  await tick(other, 'Delete Own Comments', 'role Users');
  await tick(other, 'Close Issues', 'role Clients');
  const tags = await inMidSave(page, async (attempt) => {
    if (attempt > 1) return;
    await save(other);
    await expect(other.getByText(/^Saved: \+1 −1 grants\./).first()).toBeVisible();
  });
  await save(page);
  await expect(
    page.getByText('Saved: +1 grant. Somebody else saved this scheme at the same time (+1 −1 grants)').first(),
  ).toBeVisible();
  expect(tags).toHaveLength(2);
  expect(new Set(tags).size).toBe(2);
  expect(tags).not.toContain('none');
  expect(await granted(request, server, 'Clients')).toEqual(expect.arrayContaining(['CLOSE_ISSUES', 'LINK_ISSUES']));
  expect(await granted(request, server, 'Users')).not.toContain('DELETE_OWN_COMMENTS');
  await expect(page.getByRole('gridcell', { name: /^Close Issues for role Clients: granted$/ })).toBeVisible();
  await other.context().close();
});

test('somebody saves while one saves: what may not go together is asked about', async ({
  page,
  browser,
  request,
  server,
}) => {
  await open(page, CLIENT_SCHEME);
  const other = await somebodyElse(browser, server);
  await tick(page, 'Link Issues', 'role Clients');
  await tick(other, 'Browse Projects', 'role Clients');
  const tags = await inMidSave(page, async (attempt) => {
    if (attempt > 1) return;
    await save(other);
    await expect(other.getByText('Saved: −1 grant.').first()).toBeVisible();
  });
  await save(page);
  const dialog = page.getByRole('dialog', { name: /^Review and save / });
  const overlap = dialog.getByRole('group', { name: /^They took Browse Projects from role Clients/ });
  await expect(overlap.getByRole('radio').first()).toBeFocused();
  expect(tags).toHaveLength(1);
  expect(await granted(request, server, 'Clients')).not.toContain('LINK_ISSUES');

  await overlap.getByRole('radio', { name: /^Both changes/ }).check();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
  const clients = await granted(request, server, 'Clients');
  expect(clients).toContain('LINK_ISSUES');
  expect(clients).not.toContain('BROWSE_PROJECTS');
  await other.context().close();
});

test('somebody who never stops saving holds up a save, and overwrites nothing', async ({ page, request, server }) => {
  await open(page, CLIENT_SCHEME);
  await tick(page, 'Link Issues', 'role Clients');
  const scheme = `${server.url}/rest/api/2/permissionscheme/${CLIENT_SCHEME}`;
  const tags = await inMidSave(page, async (attempt) => {
    const data = { description: `Described ${attempt} times` };
    expect((await request.put(scheme, { headers: as('admin'), data })).status()).toBe(200);
  });
  await save(page);
  const dialog = page.getByRole('dialog', { name: /^Review and save / });
  await expect(dialog.getByRole('alert')).toContainText('Somebody else changed the scheme at the same moment');
  await expect(dialog.getByRole('alert')).toContainText('our draft is safe');
  expect(new Set(tags).size).toBe(5);
  expect(await granted(request, server, 'Clients')).not.toContain('LINK_ISSUES');

  await page.unroute(SCHEME);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
  const { description } = await (await request.get(scheme, { headers: as('admin') })).json();
  expect(description).toBe('Described 5 times');
});

// Apache's mod_deflate does the first, nginx the second.
for (const { what, alter } of [
  { what: 'alters', alter: (tag: string) => tag.replace(/"$/, '-gzip"') },
  { what: 'weakens', alter: (tag: string) => `W/${tag}` },
  { what: 'drops', alter: () => '' },
]) {
  test(`behind a proxy that ${what} tags, schemes are saved all the same`, async ({ page, request, server }) => {
    await open(page, CLIENT_SCHEME);
    await tick(page, 'Link Issues', 'role Clients');
    await page.route(SCHEME, async (route) => {
      if (route.request().method() !== 'GET') return route.fallback();
      const response = await route.fetch();
      const { etag, ...headers } = response.headers();
      const altered = alter(etag!);
      await route.fulfill({ response, headers: altered === '' ? headers : { ...headers, etag: altered } });
    });
    await save(page);
    await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
    expect(await granted(request, server, 'Clients')).toContain('LINK_ISSUES');
  });
}

for (const reached of [false, true]) {
  const where = reached ? 'after the server has saved' : 'before the server has heard of it';
  test(`the connection is cut in mid-save, ${where}: the draft stays, saving again is safe`, async ({
    page,
    problems,
    request,
    server,
  }) => {
    await open(page, CLIENT_SCHEME);
    await tick(page, 'Link Issues', 'role Clients');
    await page.route(SCHEME, async (route) => {
      if (route.request().method() !== 'PUT') return route.fallback();
      if (reached) await route.fetch();
      await route.abort('connectionreset');
    });
    await save(page);
    const dialog = page.getByRole('dialog', { name: /^Review and save / });
    await expect(dialog.getByRole('alert')).toContainText('it is not known whether it was saved. Your draft is safe');
    await expect(page.getByRole('gridcell', { name: /^Link Issues for role Clients/ })).toHaveAccessibleName(
      /added in draft/,
    );
    expect((await granted(request, server, 'Clients')).includes('LINK_ISSUES')).toBe(reached);
    expect(problems.splice(0)).not.toEqual([]);

    await page.unroute(SCHEME);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    const said = reached ? 'The server has all of this already.' : 'Saved: +1 grant.';
    await expect(page.getByText(said).first()).toBeVisible();
    await expect(dialog).toBeHidden();
    expect(await granted(request, server, 'Clients')).toContain('LINK_ISSUES');
  });
}

test('whatever the server answers, the draft stays, the reason is shown, and saving again is safe', async ({
  page,
  problems,
  request,
  server,
}) => {
  await open(page, CLIENT_SCHEME);
  await tick(page, 'Link Issues', 'role Clients');
  const before = await granted(request, server, 'Clients');
  const dialog = await review(page);
  const confirm = dialog.getByRole('button', { name: 'Save', exact: true });
  for (const { status, json, said } of [
    { status: 409, json: {}, said: 'Somebody else changed the scheme at the same moment' },
    { status: 412, json: {}, said: 'Somebody else changed the scheme at the same moment' },
    { status: 413, json: {}, said: 'The server did not accept the changes (status 413). Nothing is saved' },
    { status: 422, json: { error_code: 'LIMIT', message: 'Too many grants.' }, said: 'The server refused: Too many' },
    { status: 500, json: {}, said: 'The server failed while saving (status 500)' },
    { status: 503, json: {}, said: 'The server failed while saving (status 503)' },
  ]) {
    await page.route(SCHEME, (route) =>
      route.request().method() === 'PUT' ? route.fulfill({ status, json }) : route.fallback(),
    );
    await confirm.click();
    await expect(dialog.getByRole('alert')).toContainText(said);
    await expect(dialog.getByRole('alert')).toContainText('our draft is safe');
    await page.unroute(SCHEME);
  }
  expect(problems.splice(0).every((problem) => problem.includes('status of 50'))).toBe(true);
  expect(await granted(request, server, 'Clients')).toEqual(before);
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByRole('gridcell', { name: /^Link Issues for role Clients/ })).toHaveAccessibleName(
    /added in draft/,
  );
  await save(page);
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
  expect(await granted(request, server, 'Clients')).toEqual([...before, 'LINK_ISSUES'].sort());
});

test('who may no longer save is told so, keeps the draft, and saves it as an administrator', async ({
  page,
  context,
  request,
  server,
}) => {
  await open(page, CLIENT_SCHEME);
  await tick(page, 'Link Issues', 'role Clients');
  const as = async (name: string): Promise<void> => {
    const data = { username: name, password: name };
    expect((await context.request.post(`${server.url}/rest/auth/1/session`, { data })).status()).toBe(200);
  };
  await as('lead');
  await save(page);
  const dialog = page.getByRole('dialog', { name: /^Review and save / });
  await expect(dialog.getByRole('alert')).toContainText('Only administrators may change permission schemes');
  await expect(dialog.getByRole('alert')).toContainText('our draft is safe');
  expect(await granted(request, server, 'Clients')).not.toContain('LINK_ISSUES');
  await as('admin');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
  expect(await granted(request, server, 'Clients')).toContain('LINK_ISSUES');
});

test('who does not sign in again is told so, keeps the draft, and saves it later', async ({
  page,
  context,
  request,
  server,
}) => {
  await open(page, CLIENT_SCHEME);
  await tick(page, 'Link Issues', 'role Clients');
  const ended = await context.request.delete(`${server.url}/rest/auth/1/session`);
  expect(ended.status()).toBe(204);
  await save(page);
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await again.getByRole('button', { name: 'Not now' }).click();
  const dialog = page.getByRole('dialog', { name: /^Review and save / });
  await expect(dialog.getByRole('alert')).toContainText('You are no longer signed in. Nothing is saved; your draft is safe');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await again.getByLabel('Password').fill('admin');
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
  expect(await granted(request, server, 'Clients')).toContain('LINK_ISSUES');
});

test('a scheme that somebody has deleted takes no draft with it', async ({ page, request, server }) => {
  await open(page, CLIENT_SCHEME);
  await tick(page, 'Link Issues', 'role Clients');
  const scheme = `${server.url}/rest/api/2/permissionscheme/${CLIENT_SCHEME}`;
  expect((await request.delete(scheme, { headers: as('admin') })).status()).toBe(204);
  await save(page);
  const dialog = page.getByRole('dialog', { name: /^Review and save / });
  await expect(dialog.getByRole('alert')).toContainText('This scheme no longer exists: somebody has deleted it');
  await page.goto('/schemes');
  const yours = page.getByRole('region', { name: 'Your unsaved drafts' });
  await expect(yours).toContainText('Client scheme');
  await expect(yours).toContainText('This scheme no longer exists');
});

test('what the server has saved otherwise than it was shown is said loudly', async ({ page }) => {
  await open(page, CLIENT_SCHEME);
  await tick(page, 'Link Issues', 'role Clients');
  await page.route(SCHEME, async (route) => {
    if (route.request().method() !== 'PUT') return route.fallback();
    const sent = route.request().postDataJSON();
    const less = sent.permissions.filter(({ permission }: { permission: string }) => permission !== 'LINK_ISSUES');
    await route.fulfill({ response: await route.fetch({ postData: { ...sent, permissions: less } }) });
  });
  await save(page);
  const alert = page.getByRole('alert').filter({ hasText: 'The server saved something else' });
  await expect(alert).toContainText('Link Issues is not granted to role Clients');
});

test('leaving the page in mid-save loses nothing, and one is told how it went', async ({ page, request, server }) => {
  await page.goto('/');
  await signIn(page, 'admin');
  await page.getByRole('link', { name: 'Client scheme' }).click();
  await tick(page, 'Link Issues', 'role Clients');
  let goOn = () => {};
  const left = new Promise<void>((resolve) => (goOn = resolve));
  await page.route(SCHEME, async (route) => {
    if (route.request().method() === 'PUT') await left;
    await route.fallback();
  });
  const sent = page.waitForRequest((request) => request.method() === 'PUT');
  await save(page);
  await sent;
  await page.goBack();
  await expect(page.getByRole('grid')).toBeHidden();
  goOn();
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
  expect(await granted(request, server, 'Clients')).toContain('LINK_ISSUES');
});
