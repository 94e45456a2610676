// Every page, in both themes and languages, wide and narrow: nothing for axe to find.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './fixtures.ts';

const PAGES = [
  { name: 'schemes', path: '/schemes' },
  { name: 'editor', path: '/schemes/0?who=group:acme-clients&where=BLUE' },
  { name: 'projects', path: '/projects' },
  { name: 'project', path: '/projects/ACME' },
  { name: 'groups', path: '/groups' },
  { name: 'group', path: '/groups/acme-clients?meant=ACME' },
  { name: 'nowhere', path: '/no/such/page' },
];
const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

async function expectNothingFound(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.html).join(' ')}`);
  expect(found).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-GB', 'ja-JP']) {
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });

      test('axe finds nothing', async ({ page, context }) => {
        test.setTimeout(240_000);
        await page.goto('/');
        await expect(page.getByRole('textbox').first()).toBeVisible();
        await expectNothingFound(page, 'sign-in');
        const signedIn = await context.request.post('/rest/auth/1/session', {
          data: { username: 'admin', password: 'admin' },
        });
        expect(signedIn.status()).toBe(200);
        for (const { name, path } of PAGES) {
          for (const size of WIDTHS) {
            await page.setViewportSize(size);
            await page.goto(path);
            await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
            await expectNothingFound(page, `${name} at ${size.width}`);
          }
        }
      });
    });
  }
}

test('axe finds nothing in a draft, with a dialog and the chains open', async ({ page }) => {
  await page.goto('/schemes/0?who=group:acme-clients&where=BLUE');
  await signIn(page, 'admin');
  await page.getByRole('gridcell', { name: /^Browse Projects for Any signed-in user/ }).click();
  await page.getByRole('complementary').getByText('Browse Projects', { exact: true }).click();
  await expectNothingFound(page, 'a draft');
  await page.getByRole('button', { name: 'Add holder' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNothingFound(page, 'adding a holder');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-GB', 'ja-JP']) {
    test.describe(`${colorScheme}, ${locale}, of a draft`, () => {
      test.use({ colorScheme, locale });

      test('axe finds nothing where a holder is set and where somebody leaves a role', async ({ page, context }) => {
        test.setTimeout(120_000);
        const signedIn = await context.request.post('/rest/auth/1/session', {
          data: { username: 'admin', password: 'admin' },
        });
        expect(signedIn.status()).toBe(200);
        for (const size of WIDTHS) {
          await page.setViewportSize(size);
          await page.goto('/schemes/0');
          await page.getByRole('button', { name: /^(Set holder to…|権限をまとめて設定…)$/ }).click();
          await page.getByRole('dialog').getByRole('radio').first().check();
          await expectNothingFound(page, `setting a holder at ${size.width}`);
          await page.goto('/projects/FIN');
          await page.getByRole('button', { name: /^(Remove externals|externals を Observers)/ }).click();
          await page.getByRole('dialog').getByText(/^11 /).last().click();
          await expectNothingFound(page, `removing a member at ${size.width}`);
        }
      });

      test('axe finds nothing in its lists and its review', async ({ page, context }) => {
        test.setTimeout(120_000);
        const signedIn = await context.request.post('/rest/auth/1/session', {
          data: { username: 'admin', password: 'admin' },
        });
        expect(signedIn.status()).toBe(200);
        await page.goto('/schemes/0');
        await page.getByRole('gridcell', { name: /Browse Projects|プロジェクトの参照/ }).last().click();
        for (const size of WIDTHS) {
          await page.setViewportSize(size);
          const draft = page.getByRole('group', { name: /^(Draft|下書き)$/ });
          for (const button of await draft.getByRole('button', { name: /\d/ }).all()) {
            await button.click();
            await expect(page.getByRole('dialog')).toBeVisible();
            await expectNothingFound(page, `${await button.innerText()} at ${size.width}`);
            await page.keyboard.press('Escape');
            await expect(page.getByRole('dialog')).toBeHidden();
          }
          await draft.getByRole('button', { name: /^(Save|保存)$/ }).click();
          await expect(page.getByRole('dialog')).toBeVisible();
          await page.getByText(/^(Cell by cell|セルごと)/).click();
          await expectNothingFound(page, `review at ${size.width}`);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toBeHidden();
        }
      });
    });
  }
}
