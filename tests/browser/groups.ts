// What tests of a group's page do there.

import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { as, expect, signIn } from './fixtures.ts';

/** What its people see, way by way. */
export const ways = (page: Page): Locator => page.getByRole('region', { name: 'What its people see, and why' });

/** Opens a page as somebody. */
export async function open(page: Page, path: string, who = 'admin'): Promise<void> {
  await page.goto(path);
  await signIn(page, who);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Says that a project is meant for the group. */
export async function mean(page: Page, project: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Which projects are meant for this group?' });
  await field.fill(project);
  await page.getByRole('option', { name: new RegExp(`^${project}`) }).click();
}

/** Takes Dana out of support-desk, as somebody else would. */
export async function takeDanaOut(request: APIRequestContext, address: string): Promise<void> {
  const path = '/rest/api/2/group/user?groupname=support-desk&username=dana.okoye';
  const answer = await request.delete(`${address}${path}`, { headers: as('admin') });
  expect(answer.status()).toBe(200);
}
