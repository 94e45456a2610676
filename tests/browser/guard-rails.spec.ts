// Guard rails: kept and edited on their page, held against every draft, and overridden only with a
// reason, which is recorded.

import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { type Server, as, expect, review, save, signIn, test } from './fixtures.ts';

const API = '/rest/whocan/1/guardrail';
const headers = as('admin');
const ADMINISTRATORS = { type: 'projectRole', parameter: '10002' };
const DELETING = {
  name: 'Administrators delete',
  rule: { type: 'onlyHolders', permissions: ['DELETE_ISSUES'], holders: [ADMINISTRATORS] },
};
const PUBLIC = { name: 'Nothing public', rule: { type: 'noAnonymous' } };
const ACME = {
  name: 'Acme sees Acme',
  rule: { type: 'seesOnly', whom: { type: 'members', groups: ['acme-clients'] }, projects: ['ACME'] },
};

async function keep(request: APIRequestContext, server: Server, rail: object): Promise<void> {
  const answer = await request.post(`${server.url}${API}`, { headers, data: rail });
  expect(answer.status()).toBe(201);
}

async function overrides(request: APIRequestContext, server: Server): Promise<{ reason: string }[]> {
  return (await (await request.get(`${server.url}${API}/override`, { headers })).json()).overrides;
}

async function open(page: Page, path: string, who = 'admin'): Promise<void> {
  await page.goto(path);
  await signIn(page, who);
}

async function tick(page: Page, permission: string, holder: string): Promise<void> {
  await page.getByRole('gridcell', { name: new RegExp(`^${permission} for ${holder}:`) }).click();
}

test('from a sentence that has to stay true to a draft that breaks it, and the reason why it is saved', async ({
  page,
  request,
  server,
}) => {
  await open(page, '/schemes');
  await page.getByRole('link', { name: 'Guard rails' }).click();
  await expect(page.getByText('No guard rails yet')).toBeVisible();
  await expect(page.getByText('No guard rail was ever overridden.')).toBeVisible();
  await page.getByRole('button', { name: 'Nobody but administrators deletes issues' }).click();
  const form = page.getByRole('dialog', { name: 'Add guard rail' });
  await expect(form).toContainText('Only role Administrators may have Delete Issues');
  await form.getByRole('button', { name: 'Add guard rail' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText('1 guard rail, and it is kept.')).toBeVisible();
  const rail = page.getByRole('listitem').filter({ hasText: 'Only role Administrators may have Delete Issues' });
  await expect(rail).toContainText('Kept');

  await page.getByRole('link', { name: 'Permission schemes' }).click();
  await page.getByRole('link', { name: 'Client scheme' }).click();
  await tick(page, 'Delete Issues', 'role Clients');
  const draft = page.getByRole('group', { name: 'Draft' });
  await draft.getByRole('button', { name: 'breaks 1 guard rail' }).click();
  const broken = page.getByRole('dialog', { name: 'Guard rails that break' });
  await expect(broken).toContainText('Someone who is only in acme-clients: Delete Issues in ACME');
  await expect(broken.getByRole('list').last()).toContainText('role Clients in ACME');
  await broken.getByRole('button', { name: 'Close' }).click();

  const dialog = await review(page);
  await expect(dialog.getByRole('heading', { name: 'Guard rails' })).toBeVisible();
  await expect(dialog).toContainText('Someone who is only in acme-clients: Delete Issues in ACME');
  const confirm = dialog.getByRole('button', { name: 'Save and override' });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await expect(dialog).toContainText('Saving takes a reason.');
  await confirm.press('Enter');
  await expect(dialog).toBeVisible();
  expect(await overrides(request, server)).toEqual([]);
  await dialog.getByLabel('Reason for overriding').fill('片付けの間だけ — until Friday');
  await confirm.click();
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(await overrides(request, server)).toHaveLength(1);

  await page.getByRole('link', { name: 'Guard rails' }).click();
  await expect(page.getByText('1 guard rail, and it is broken.')).toBeVisible();
  await expect(rail).toContainText('Broken');
  await expect(rail).toContainText('Someone who is only in acme-clients: Delete Issues in ACME');
  const row = page.getByRole('row').filter({ hasText: 'until Friday' });
  await expect(row).toContainText('片付けの間だけ — until Friday');
  await expect(row).toContainText('Only role Administrators may have Delete Issues');
  await expect(row.getByRole('link', { name: 'Client scheme' })).toBeVisible();
});

test('by keyboard: one is filled in, and overridden', async ({ page, request, server }) => {
  test.setTimeout(120_000);
  await open(page, '/guard-rails');
  await page.getByRole('button', { name: 'Add guard rail' }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Add guard rail' });
  await expect(form.getByRole('radio', { name: 'Somebody sees only certain projects' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(form.getByRole('combobox', { name: 'Who' })).toBeFocused();
  await page.keyboard.type('acme-cl');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const remove = form.getByRole('button', { name: 'Remove acme-clients' });
  await expect(remove).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(remove).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('combobox', { name: 'Who' })).toBeFocused();
  await page.keyboard.type('acme-cl');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(form.getByRole('radio', { name: 'Everybody in it' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(form.getByRole('combobox', { name: 'Projects they may see' })).toBeFocused();
  for (const key of ['ACME', 'FIN']) {
    await page.keyboard.type(key);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await expect(form).toContainText('Someone who is only in acme-clients sees only ACME, FIN');
  await form.getByRole('textbox', { name: 'Name', exact: true }).focus();
  await page.keyboard.type('Acme sees little');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Acme sees little' })).toBeVisible();

  await page.goto('/schemes/10003');
  await page.getByRole('button', { name: 'Add holder' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Holder', exact: true })).toBeFocused();
  await page.keyboard.type('acme-clients');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await tick(page, 'Browse Projects', 'group acme-clients');
  await expect(page.getByRole('button', { name: 'breaks 1 guard rail' })).toBeVisible();
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: /^Review and save / });
  await expect(dialog.getByLabel('Reason for overriding')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.type('They audit us.');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
  expect((await overrides(request, server)).map(({ reason }) => reason)).toEqual(['They audit us.']);
});

test('what was broken before is named and stops nothing, until more breaks', async ({ page, request, server }) => {
  await keep(request, server, PUBLIC);
  await open(page, '/schemes/10001');
  await tick(page, 'Edit Issues', 'Anyone');
  await expect(page.getByRole('button', { name: 'breaks 1 guard rail' })).toBeVisible();
  await tick(page, 'Edit Issues', 'Anyone');
  await tick(page, 'Manage Watchers', 'role Developers');
  const dialog = await review(page);
  await expect(dialog).toContainText('This draft breaks no guard rail.');
  await expect(dialog).toContainText('Broken before this draft already: Nothing public.');
  await expect(page.getByRole('button', { name: /breaks/ })).toBeHidden();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
  expect(await overrides(request, server)).toEqual([]);
});

test('a draft that is mended breaks nothing any more', async ({ page, request, server }) => {
  await keep(request, server, DELETING);
  await open(page, '/schemes/10000');
  await tick(page, 'Delete Issues', 'role Clients');
  await expect(page.getByRole('button', { name: 'breaks 1 guard rail' })).toBeVisible();
  await tick(page, 'Delete Issues', 'role Clients');
  await tick(page, 'Link Issues', 'role Clients');
  await expect(page.getByRole('button', { name: 'breaks 1 guard rail' })).toBeHidden();
  const dialog = await review(page);
  await expect(dialog).toContainText('This draft breaks no guard rail.');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
});

test('the server refuses what the page did not know of, and the reason is asked for then', async ({
  page,
  request,
  server,
}) => {
  await open(page, '/schemes/10000');
  await tick(page, 'Delete Issues', 'role Clients');
  const dialog = await review(page);
  await keep(request, server, DELETING);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByLabel('Reason for overriding')).toBeFocused();
  await expect(dialog).toContainText('Administrators delete');
  await expect(dialog).toContainText('Someone who is only in acme-clients: Delete Issues in ACME');
  await dialog.getByLabel('Reason for overriding').fill('Known.');
  await dialog.getByRole('button', { name: 'Save and override' }).click();
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
  expect(await overrides(request, server)).toHaveLength(1);
});

test('one is changed, and deleted; what is wrong is said at its field', async ({ page, request, server }) => {
  await keep(request, server, DELETING);
  await keep(request, server, PUBLIC);
  await open(page, '/guard-rails');
  await expect(page.getByText('1 of 2 guard rails is broken.')).toBeVisible();
  await page.getByRole('button', { name: 'Change Nothing public' }).click();
  const form = page.getByRole('dialog', { name: 'Change Nothing public' });
  await expect(form.getByRole('radio', { name: 'Nothing without signing in' })).toBeChecked();
  await form.getByRole('combobox', { name: 'In which projects' }).fill('ACME');
  await form.getByRole('option', { name: /ACME/ }).click();
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Administrators delete');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert').filter({ hasText: 'Choose another name' })).toBeVisible();
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Nothing in ACME without signing in' })).toBeVisible();
  await expect(page.getByText('2 guard rails, all kept.')).toBeVisible();

  await page.getByRole('button', { name: 'Add guard rail' }).click();
  const adding = page.getByRole('dialog', { name: 'Add guard rail' });
  await adding.getByRole('button', { name: 'Add guard rail' }).click();
  await expect(adding.getByRole('alert').filter({ hasText: 'Say who it is about.' })).toBeVisible();
  await adding.getByRole('radio', { name: 'Only certain holders may have a permission' }).check();
  await adding.getByRole('button', { name: 'Add guard rail' }).click();
  await expect(adding.getByRole('alert').filter({ hasText: 'Name at least one permission.' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Delete Administrators delete' }).click();
  const asking = page.getByRole('dialog', { name: 'Delete Administrators delete?' });
  await asking.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(asking).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add guard rail' })).toBeFocused();
  await expect(page.getByText('1 guard rail, and it is kept.')).toBeVisible();
});

test('in front of a server that has none everything else works', async ({ page }) => {
  await page.route(`**${API}`, (route) => route.fulfill({ status: 404, json: {} }));
  await open(page, '/guard-rails');
  await expect(page.getByText('This server keeps no guard rails')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add guard rail' })).toHaveCount(0);
  await page.goto('/schemes/10000');
  await tick(page, 'Delete Issues', 'role Clients');
  await save(page);
  await expect(page.getByText('Saved: +1 grant.').first()).toBeVisible();
});

test('who is no administrator is told whom they are for', async ({ page }) => {
  await open(page, '/schemes', 'lead');
  await expect(page.getByRole('link', { name: 'Client scheme' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Guard rails' })).toHaveCount(0);
  await page.goto('/guard-rails');
  await expect(page.getByText('Guard rails are for Jira administrators')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-GB', 'ja-JP']) {
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });

      test('axe finds nothing on the page, in its form and in the review', async ({ page, context, request, server }) => {
        test.setTimeout(120_000);
        const expectNothingFound = async (where: string) => {
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.html).join(' ')}`);
          expect(found).toEqual([]);
        };
        const signedIn = await context.request.post('/rest/auth/1/session', {
          data: { username: 'admin', password: 'admin' },
        });
        expect(signedIn.status()).toBe(200);
        await page.goto('/guard-rails');
        await expect(page.getByText(/^(No guard rails yet|ガードレールはまだありません)$/)).toBeVisible();
        await expectNothingFound('empty');
        for (const rail of [DELETING, PUBLIC, ACME]) await keep(request, server, rail);
        const sizes = [
          { width: 390, height: 844 },
          { width: 1440, height: 900 },
        ];
        for (const size of sizes) {
          await page.setViewportSize(size);
          await page.goto('/guard-rails');
          await expect(page.getByText(/^(Kept|守られています)$/)).toBeVisible();
          await expectNothingFound(`list at ${size.width}`);
          await page.getByRole('button', { name: /(^Change|を変更$)/ }).first().click();
          await expect(page.getByRole('dialog')).toBeVisible();
          for (const radio of await page.getByRole('dialog').getByRole('radio').all()) {
            await radio.check();
            await expectNothingFound(`form at ${size.width}`);
          }
        }
        await page.goto('/schemes/10000');
        await page.getByRole('gridcell', { name: /^(Delete Issues for role Clients|ロール Clients の課題の削除):/ }).click();
        for (const size of sizes) {
          await page.setViewportSize(size);
          await page.getByRole('button', { name: /^(breaks|ガードレールを)/ }).click();
          await expect(page.getByRole('dialog')).toBeVisible();
          await expectNothingFound(`what breaks at ${size.width}`);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toBeHidden();
          await page.getByRole('button', { name: /^(Save|保存)$/ }).click();
          await expect(page.getByRole('dialog').getByLabel(/^(Reason|例外とする理由)/)).toBeVisible();
          await expectNothingFound(`review at ${size.width}`);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toBeHidden();
        }
      });
    });
  }
}
