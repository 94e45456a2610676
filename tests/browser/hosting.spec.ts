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

test('the code of the editor comes when one goes there, and failing to get it can be repeated', async ({
  page,
  problems,
}) => {
  const fetched: string[] = [];
  page.on('response', (answer) => fetched.push(new URL(answer.url()).pathname));
  const editor = /whocan-editor-\w+\.wasm$/;
  await page.goto('/');
  await signIn(page, 'admin');
  const link = page.getByRole('link', { name: 'Default Permission Scheme' });
  await expect(link).toBeVisible();
  expect(fetched.filter((path) => editor.test(path))).toEqual([]);

  await page.route(editor, (route) => route.abort());
  await link.click();
  await expect(page.getByText('This page could not be fetched')).toBeVisible();
  expect(problems.splice(0)).not.toEqual([]);
  await page.unroute(editor);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
});
