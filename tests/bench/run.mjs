// `make bench`, the half in the browser: the resolver in WebAssembly next to its peers, in one run in
// a real Chromium, on the instances that the native half wrote.
//
//   node run.mjs DIRECTORY-OF-THE-RESOLVER DIRECTORY-OF-THE-BENCHMARKS
//
// Prints a table and writes it as JSON.

import { execFileSync } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, resolve } from 'node:path';
import { build } from 'esbuild';
import { chromium } from '@playwright/test';

const [resolver, bench] = process.argv.slice(2).map((path) => resolve(path));
const HERE = import.meta.dirname;
const TIERS = ['s', 'm', 'l', 'xl'];
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };

// casbin reaches for files and streams of Node.js, which it does not need here.
const bundled = await build({
  entryPoints: [resolve(HERE, 'page.mjs')],
  bundle: true,
  format: 'esm',
  write: false,
  minify: true,
  target: 'chrome120',
  define: { global: 'globalThis', 'process.env.NODE_DEBUG': 'undefined' },
  inject: [resolve(HERE, 'buffer.mjs')],
  external: ['fs', 'path', '/whocan_oracles_browser.js'],
  logLevel: 'error',
});
const page = bundled.outputFiles[0].text;
const cedar = resolve(HERE, 'node_modules/@cedar-policy/cedar-wasm/web/cedar_wasm_bg.wasm');

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  const known = { '/': '<!doctype html><title>bench</title>', '/page.js': page };
  const type = path === '/' ? 'text/html' : TYPES[extname(path)];
  response.setHeader('content-type', type ?? 'application/octet-stream');
  if (path in known) return response.end(known[path]);
  const file = path === '/cedar.wasm' ? cedar
    : path.startsWith('/worlds/') ? resolve(bench, path.slice(1)) : resolve(resolver, path.slice(1));
  createReadStream(file).on('error', () => response.writeHead(404).end()).pipe(response);
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));

const program = process.env.CHROMIUM ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
const browser = await chromium.launch({
  executablePath: program,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
const shown = ({ low, median, high }) => {
  const places = median < 100 ? 2 : 0;
  const [a, b, c] = [low, median, high].map((time) => time.toFixed(places));
  return `${b} (${a}–${c})`;
};
console.log(
  `${'browser: work'.padEnd(27)}${'tier'.padEnd(6)}${'ours, µs'.padEnd(32)}${'peer, µs'.padEnd(34)}${'ratio'.padStart(10)}  peer`,
);
const report = [];
try {
  for (const tier of TIERS) {
    // A page of its own, so that no tier pays for the garbage of another.
    const tab = await browser.newPage();
    tab.on('pageerror', (error) => console.error(error));
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    const found = await tab.evaluate(async (name) => {
      const { rows } = await import('/page.js');
      return rows(name);
    }, tier);
    for (const row of found) {
      const ratio = `${row.ratio.toFixed(1)}x`.padStart(10);
      console.log(
        `${row.work.padEnd(27)}${row.tier.padEnd(6)}${shown(row.ours_us).padEnd(32)}${shown(row.peer_us).padEnd(34)}${ratio}  ${row.peer}`,
      );
    }
    report.push(...found);
    await tab.close();
  }
} finally {
  await browser.close();
  server.close();
}
writeFileSync(resolve(bench, 'browser.json'), `${JSON.stringify(report, null, 2)}\n`);
