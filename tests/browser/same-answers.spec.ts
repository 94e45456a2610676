// The resolver in the browser answers what the native one answers: byte for byte, in 1,000 random
// worlds. `make` builds both, and has the native one write what it answers.

import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { expect, test } from '@playwright/test';

const ROOT = resolve(import.meta.dirname, '../..');
const BUILT = process.env.WHOCAN_ORACLES ?? resolve(ROOT, 'target/oracles');
const WORLDS = 1_000;
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
};

test('the browser answers byte for byte what the native resolver answers', async ({ page }) => {
  test.setTimeout(300_000);
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    const body = readFileSync(resolve(BUILT, pathname.slice(1)));
    return route.fulfill({ contentType: TYPES[extname(pathname)], body });
  });
  await page.goto('http://oracles.example/');
  const compared = await page.evaluate(async (worlds) => {
    const module = '/whocan_oracles_browser.js';
    const { default: start, answers } = await import(module);
    await start();
    const native = new Uint8Array(await (await fetch('/answers.bin')).arrayBuffer());
    let bytes = 0;
    for (let seed = 0; seed < worlds; seed += 1) {
      for (const byte of answers(seed)) {
        if (native[bytes] !== byte) return { seed, bytes, of: native.length };
        bytes += 1;
      }
    }
    return { seed: worlds, bytes, of: native.length };
  }, WORLDS);
  test.info().annotations.push({ type: 'compared', description: `${compared.bytes} bytes` });
  expect(compared).toEqual({ seed: WORLDS, bytes: compared.of, of: compared.of });
  expect(compared.of).toBeGreaterThan(WORLDS);
});
