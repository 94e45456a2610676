// The app as operators host it: under a sub-path, and in parts that come when they are needed.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type Server as HttpServer, createServer, request as forward } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APP, expect, signIn, startServer, stopServer, test } from './fixtures.ts';

const PATH = '/tools/whocan';

/** What an operator puts in front: takes the sub-path away and passes the rest on. */
async function proxy(target: string): Promise<HttpServer> {
  const server = createServer((incoming, outgoing) => {
    if (!incoming.url!.startsWith(`${PATH}/`)) {
      outgoing.writeHead(404).end('outside the app');
      return;
    }
    const { method, headers } = incoming;
    const onward = forward(`${target}${incoming.url!.slice(PATH.length)}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

test('under a sub-path every link stays below it', async ({ page }) => {
  const directory = await mkdtemp(join(tmpdir(), 'whocan-'));
  await cp(APP, directory, { recursive: true, filter: (file) => !file.endsWith('index.html.br') });
  const index = join(directory, 'index.html');
  await writeFile(index, (await readFile(index, 'utf8')).replace('<base href="/"', `<base href="${PATH}/"`));
  const behind = await startServer(directory);
  const front = await proxy(behind.url);
  try {
    const app = `http://127.0.0.1:${(front.address() as AddressInfo).port}${PATH}`;
    await page.goto(`${app}/`);
    await signIn(page, 'admin');
    await expect(page).toHaveURL(`${app}/schemes`);

    await page.getByRole('link', { name: 'Default Permission Scheme' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`^${app}/schemes/0`));
    await page.reload();
    await expect(page.getByRole('grid')).toBeVisible();

    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Projects' }).click();
    await expect(page).toHaveURL(`${app}/projects`);
    await expect(page.getByRole('link', { name: 'Projects', exact: true })).toHaveAttribute('aria-current', 'page');
    await page.getByRole('link', { name: 'Acme portal' }).click();
    await expect(page).toHaveURL(`${app}/projects/ACME`);
    for (const link of await page.getByRole('link').all()) {
      expect(await link.evaluate((a: HTMLAnchorElement) => a.pathname)).toMatch(new RegExp(`^${PATH}/`));
    }
  } finally {
    front.close();
    front.closeAllConnections();
    await stopServer(behind);
    await rm(directory, { recursive: true });
  }
});

const EDITOR = /whocan-editor-\w+\.wasm$/;

test('the code of the editor comes once the list of schemes is there', async ({ page }) => {
  const fetched: string[] = [];
  page.on('response', (answer) => fetched.push(new URL(answer.url()).pathname));
  const ahead = page.waitForResponse(EDITOR);
  await page.goto('/');
  await expect(page.getByLabel('User name')).toBeVisible();
  expect(fetched.filter((path) => EDITOR.test(path))).toEqual([]);
  await signIn(page, 'admin');
  expect((await ahead).ok()).toBe(true);
});

test('failing to get the code of the editor can be repeated', async ({ page, problems }) => {
  await page.route(EDITOR, (route) => route.abort());
  const ahead = page.waitForEvent('requestfailed', (request) => EDITOR.test(request.url()));
  await page.goto('/');
  await signIn(page, 'admin');
  await ahead;
  await page.getByRole('link', { name: 'Default Permission Scheme' }).click();
  await expect(page.getByText('This page could not be fetched')).toBeVisible();
  expect(problems.splice(0)).not.toEqual([]);
  await page.unroute(EDITOR);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
});
