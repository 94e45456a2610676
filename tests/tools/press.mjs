// Compresses what the built app consists of, beside each file, and says what the first page loads.
//
//   node press.mjs dist
//
// Says so where that is more than the budget of the design: 350 kB.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 350_000;
const directory = process.argv[2];
const rows = readdirSync(directory)
  .filter((name) => /\.(html|js|wasm|css|json|svg)$/.test(name))
  .sort()
  .map((name) => {
    const file = join(directory, name);
    const plain = readFileSync(file);
    const pressed = brotliCompressSync(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    });
    writeFileSync(`${file}.br`, pressed);
    return { name, plain: plain.length, pressed: pressed.length };
  });
const sum = rows.reduce((total, row) => total + row.pressed, 0);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
for (const row of rows) {
  console.log(`${kilobytes(row.plain)} ${kilobytes(row.pressed)} brotli  ${row.name}`);
}
console.log(`The first page loads ${kilobytes(sum).trim()} brotli (at most ${BUDGET / 1000} kB).`);
if (sum > BUDGET) {
  console.error(`That is ${kilobytes(sum - BUDGET).trim()} over the budget.`);
}
