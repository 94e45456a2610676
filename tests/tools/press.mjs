// Compresses what the built app consists of, beside each file, and says what the first page loads.
//
//   node press.mjs dist
//
// Fails where that is more than the budget of the design: 350 kB.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 350_000;
const directory = process.argv[2];

const files = new Map(
  readdirSync(directory)
    .filter((name) => /\.(html|js|wasm|css|json|svg)$/.test(name))
    .sort()
    .map((name) => {
      const plain = readFileSync(join(directory, name));
      const pressed = brotliCompressSync(plain, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        },
      });
      writeFileSync(join(directory, `${name}.br`), pressed);
      return [name, { plain, pressed }];
    }),
);

// What index.html names, what scripts import, and the settings. Pages fetched later are named in
// scripts too, but not imported.
const first = new Set(['index.html', 'config.json']);
for (const name of first) {
  const text = /\.(html|js)$/.test(name) ? files.get(name).plain.toString() : '';
  for (const other of files.keys()) {
    const names = name.endsWith('.html') ? text.includes(other) : text.includes(`from "./${other}"`);
    if (names) first.add(other);
  }
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
let sum = 0;
for (const [name, { plain, pressed }] of files) {
  if (first.has(name)) sum += pressed.length;
  const when = first.has(name) ? '' : '  (later)';
  console.log(`${kilobytes(plain.length)} ${kilobytes(pressed.length)} brotli  ${name}${when}`);
}
console.log(`The first page loads ${kilobytes(sum).trim()} brotli (at most ${BUDGET / 1000} kB).`);
if (sum > BUDGET) {
  console.error(`That is ${kilobytes(sum - BUDGET).trim()} over the budget.`);
  process.exitCode = 1;
}
