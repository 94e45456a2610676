// Splits the program that Trunk built into what every page needs and what some pages need, which
// is fetched when one goes there (src/pages/later.rs). Trunk calls this after each build.
//
// In a release build each part is made as small as wasm-opt can. All parts of one build have one
// digest in their names, since they fit only each other.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { TRUNK_PROFILE, TRUNK_STAGING_DIR: staging, TRUNK_SOURCE_DIR: source } = process.env;
const isRelease = TRUNK_PROFILE === 'release';
const target = process.env.CARGO_TARGET_DIR ?? join(source, 'target');
const built = join(target, 'wasm32-unknown-unknown', isRelease ? 'app' : 'debug', 'whocan.wasm');
const work = join(target, 'split');

// What every current browser has.
const FEATURES = [
  'bulk-memory',
  'bulk-memory-opt',
  'multivalue',
  'mutable-globals',
  'nontrapping-float-to-int',
  'reference-types',
  'sign-ext',
].map((feature) => `--enable-${feature}`);

// What they say is shown where they fail.
const run = (program, ...options) =>
  execFileSync(program, options, { stdio: ['ignore', 'ignore', 'pipe'] });

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
run('wasm-split-cli', '--out-name', 'whocan', built, work);
run(
  'wasm-bindgen',
  '--target=web',
  '--no-typescript',
  '--keep-lld-exports',
  '--out-name=whocan',
  `--out-dir=${work}`,
  join(work, 'whocan.wasm'),
);
rmSync(join(work, 'whocan.wasm'));

const wasm = readdirSync(work).filter((name) => name.endsWith('.wasm'));
if (isRelease) {
  for (const name of wasm) {
    const file = join(work, name);
    run('wasm-opt', '-Oz', ...FEATURES, '--strip-debug', '--strip-producers', file, '-o', file);
  }
}

const parts = new Map(readdirSync(work).sort().map((name) => [name, readFileSync(join(work, name))]));
const hash = createHash('sha256');
for (const [name, contents] of parts) hash.update(name).update(contents);
const digest = hash.digest('hex').slice(0, 16);

/** What a part is called in the app: `split_editor.wasm` is `whocan-editor-0123456789abcdef.wasm`. */
const named = (part) => {
  const [stem, ending] = part.split('.');
  const words = stem.replace(/^_*(wasm_)?split_?|^whocan_?/, '').split('_').filter(Boolean);
  return `${['whocan', ...words].join('-')}-${digest}.${ending}`;
};
const names = new Map([...parts.keys()].map((part) => [part, named(part)]));
names.set('__wasm_split.js', `whocan-parts-${digest}.js`);

const index = join(staging, 'index.html');
let page = readFileSync(index, 'utf8');
for (const old of readdirSync(staging).filter((name) => /^whocan-.*\.(js|wasm)$/.test(name))) {
  page = page.replaceAll(old, names.get(old.endsWith('.js') ? 'whocan.js' : 'whocan_bg.wasm'));
  rmSync(join(staging, old));
}
writeFileSync(index, page);
for (const [part, contents] of parts) {
  let text = contents;
  if (part.endsWith('.js')) {
    // Elsewhere such a name is what the program calls a thing, and stays.
    const addresses = /((?:from |new URL\()")\.\/([^"]+)"/g;
    text = contents.toString().replace(addresses, (_, before, to) => `${before}./${names.get(to)}"`);
  }
  writeFileSync(join(staging, names.get(part)), text);
}
