// Joins the style sheets that Trunk put into the page to one, in their order: pressed together they
// are a third smaller, and there is one to fetch. Trunk calls this after each build.

import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { TRUNK_STAGING_DIR: staging } = process.env;
const LINK = /\s*<link rel="stylesheet" href="\.\/([^"]+\.css)"[^>]*>/g;

const index = join(staging, 'index.html');
const page = readFileSync(index, 'utf8');
const names = [...page.matchAll(LINK)].map(([, name]) => name);
const sheet = names.map((name) => readFileSync(join(staging, name), 'utf8')).join('\n');
const digest = (algorithm, form) => createHash(algorithm).update(sheet).digest(form);
const joined = `style-${digest('sha256', 'hex').slice(0, 16)}.css`;
const integrity = `sha384-${digest('sha384', 'base64')}`;

for (const name of names) rmSync(join(staging, name));
writeFileSync(join(staging, joined), sheet);
let links = 0;
writeFileSync(
  index,
  page.replace(LINK, () => {
    links += 1;
    return links === 1
      ? `\n    <link rel="stylesheet" href="./${joined}" integrity="${integrity}" />`
      : '';
  }),
);
