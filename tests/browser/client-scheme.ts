// The scheme of the story's client, in the browser and by the server's own word.

import type { APIRequestContext, APIResponse, Browser, Page } from '@playwright/test';
import { type Server, as, expect, signIn } from './fixtures.ts';

/** Its number. */
export const CLIENT_SCHEME = 10000;
/** Where it is read and written. */
export const SCHEME = `**/rest/api/2/permissionscheme/${CLIENT_SCHEME}?*`;

/** What the saved scheme grants to a project role, by the server's own word. */
export async function granted(request: APIRequestContext, server: Server, role: string): Promise<string[]> {
  const api = `${server.url}/rest/api/2`;
  const get = (path: string): Promise<APIResponse> => request.get(`${api}${path}`, { headers: as('admin') });
  const roles: { id: number; name: string }[] = await (await get('/role')).json();
  const id = roles.find(({ name }) => name === role)!.id;
  const answer = await get(`/permissionscheme/${CLIENT_SCHEME}?expand=permissions`);
  const { permissions }: { permissions: { permission: string; holder: { type: string; parameter?: string } }[] } =
    await answer.json();
  const own = permissions.filter(({ holder }) => holder.type === 'projectRole' && holder.parameter === String(id));
  return own.map(({ permission }) => permission).sort();
}

/** Opens a scheme as an administrator. */
export async function open(page: Page, scheme: number): Promise<void> {
  await page.goto(`/schemes/${scheme}`);
  await signIn(page, 'admin');
  await expect(page.getByRole('grid')).toBeVisible();
}

/** Grants, or takes away. */
export async function tick(page: Page, permission: string, holder: string): Promise<void> {
  await page.getByRole('gridcell', { name: new RegExp(`^${permission} for ${holder}:`) }).click();
}

/** Somebody else's browser, at the same scheme. */
export async function somebodyElse(browser: Browser, server: Server): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: server.url, locale: 'en-GB' })).newPage();
  await open(page, CLIENT_SCHEME);
  return page;
}
