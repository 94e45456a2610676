// What every browser test starts from: a server of its own with the demo data, and signing in.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type APIRequestContext, type Locator, type Page, test as base, expect } from '@playwright/test';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = process.env.WHOCAN_SERVER ?? resolve(ROOT, 'target/release/whocan-server');
const READY = /^listening on (http:\/\/\S+)$/;

/** The built app. */
export const APP = resolve(ROOT, 'dist');

export interface Server {
  url: string;
  child: ChildProcess;
}

/** Starts a server with the demo data on a free port, serving the app from a directory. */
export async function startServer(app = APP): Promise<Server> {
  const child = spawn(
    PROGRAM,
    ['--listen', '127.0.0.1:0', '--database', 'sqlite::memory:', '--demo', 'story', '--app', app],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = READY.exec(line)?.[1];
    if (url !== undefined) return { url, child };
  }
  throw new Error(`${PROGRAM} ended before it was ready`);
}

/** Stops a server and waits until it is gone. */
export async function stopServer({ child }: Server): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

export const test = base.extend<{ server: Server; problems: string[] }>({
  server: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await stopServer(server);
  },
  baseURL: async ({ server }, use) => use(server.url),
  // Whatever the browser complains about fails the test, unless it empties the list itself.
  problems: [
    async ({ page }, use) => {
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        const text = message.text();
        if (message.type() === 'error' && !/status of 4\d\d/.test(text)) problems.push(text);
      });
      await use(problems);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Signs in through the page one is on, and waits until one is in. */
export async function signIn(page: Page, name: string, password = name): Promise<void> {
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeHidden();
}

/** Gives a holder a column: the first of those that are found by what is typed. */
export async function addHolder(page: Page, typed: string, start?: string): Promise<void> {
  await page.getByRole('button', { name: 'Add holder', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a holder' });
  await dialog.getByRole('combobox', { name: 'Holder', exact: true }).fill(typed);
  await dialog.getByRole('option', { name: new RegExp(typed, 'i') }).first().click();
  if (start !== undefined) await dialog.getByRole('radio', { name: start }).check();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Asks for the draft to be saved, and gives the review that shows what that comes to. */
export async function review(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  return page.getByRole('dialog', { name: /^Review and save / });
}

/** Saves the draft, as it is reviewed. */
export async function save(page: Page): Promise<void> {
  await (await review(page)).getByRole('button', { name: 'Save', exact: true }).click();
}

/** Signs a request in: the demo's passwords are its user names. */
export function as(name: string): { Authorization: string } {
  return { Authorization: `Basic ${btoa(`${name}:${name}`)}` };
}

/** What somebody may do in a project, by the server's own word: keys of permissions. */
export async function permissionsOf(
  request: APIRequestContext,
  server: Server,
  name: string,
  project: string,
): Promise<string[]> {
  const address = `${server.url}/rest/api/2/mypermissions?projectKey=${project}`;
  const answer = await request.get(address, { headers: as(name) });
  const { permissions }: { permissions: Record<string, { havePermission: boolean }> } = await answer.json();
  return Object.keys(permissions).filter((key) => permissions[key].havePermission);
}

/** Keys of the projects that somebody sees, by the server's own word. */
export async function visibleProjects(request: APIRequestContext, server: Server, name: string): Promise<string[]> {
  const answer = await request.get(`${server.url}/rest/api/2/project`, { headers: as(name) });
  expect(answer.status()).toBe(200);
  const projects: { key: string }[] = await answer.json();
  return projects.map((project) => project.key).sort();
}
