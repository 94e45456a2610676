// `make bench`, the grid: the real app in a real Chromium against the real server, on an instance of
// tier XL and a scheme of 500 holders that 1,000 projects share; next to a plain table of the same
// cells, in the same browser and the same run. How times are taken: grid/in-page.mjs.
//
// What a key or a click takes is measured in a browser that shows each frame as soon as there is one:
// waiting for a display of 60 frames a second takes up to 17 ms more, whatever the page does. Frames
// while one scrolls are measured with such a display. What the machine misses by itself is told by a
// page with nothing on it but a background, which is scrolled just so.
//
//   node grid.mjs SERVER APP DIRECTORY-OF-THE-BENCHMARKS [ADDRESS]
//
// With an address, the server that runs there is measured, instead of one of its own.
// Prints a table and writes it as JSON.

import { execFileSync, spawn } from 'node:child_process';
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { prepare } from './grid/in-page.mjs';
import { grants, mostShared } from './grid/scheme.mjs';

const [program, app, bench, address] = process.argv.slice(2);
const HERE = import.meta.dirname;
const SIGN_IN = { username: 'admin', password: 'admin' };
/** How often each is done. */
const TIMES = { toggle: 100, row: 40, open: 40 };
/** Between two keys, in milliseconds: quick hands. What the app counts meanwhile is not done yet. */
const PACE = 120;
/** How fast one scrolls, in pixels a second, and how far. */
const SCROLL = { speed: 3_000, across: 9_000, down: 900, times: 3 };
/** What issue and design ask for, in milliseconds at the 95th of 100. */
const BUDGETS = { toggle: 16, row: 50, open: 100, frame: 32 };

/** Makes Chromium show each frame as soon as there is one. */
const AT_ONCE = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

const children = [];
const started = async () => {
  if (address !== undefined) return address;
  const options = ['--listen', '127.0.0.1:0', '--database', 'sqlite::memory:', '--demo', 'xl', '--app', app];
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^listening on (http:\/\/\S+)$/.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error(`${program} ended before it was ready`);
};

const rest = async (url, path, options = {}) => {
  const authorization = `Basic ${Buffer.from(`${SIGN_IN.username}:${SIGN_IN.password}`).toString('base64')}`;
  const answer = await fetch(`${url}/rest${path}`, {
    ...options,
    headers: { authorization, 'content-type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

/** Gives the most shared scheme its 500 holders. */
const fill = async (url) => {
  const instance = await rest(url, '/whocan/1/instance');
  const { id, count } = mostShared(instance);
  const { permissions: known } = await rest(url, '/api/2/permissions');
  const ofProjects = Object.values(known).filter(({ type }) => type === 'PROJECT').map(({ key }) => key);
  const permissions = grants(instance, ofProjects);
  const body = JSON.stringify({ permissions });
  const { name } = await rest(url, `/api/2/permissionscheme/${id}`, { method: 'PUT', body });
  return { id, name, count, permissions, ofProjects };
};

/** The same cells for the peer. */
const plain = ({ permissions, ofProjects }) => {
  const names = [...new Set(permissions.map(({ holder }) => JSON.stringify(holder)))];
  const given = new Set(permissions.map(({ permission, holder }) => permission + JSON.stringify(holder)));
  const granted = ofProjects.map((key) => names.map((name) => (given.has(key + name) ? 'x' : '.')).join(''));
  const shown = names.map((name) => Object.values(JSON.parse(name)).join(' '));
  return JSON.stringify({ names: shown, permissions: ofProjects, granted });
};

const serve = async (scheme) => {
  const types = { '.html': 'text/html', '.css': 'text/css', '.mjs': 'text/javascript' };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const type = types[extname(pathname)];
    response.setHeader('content-type', type ?? 'application/json');
    if (type === undefined) return response.end(scheme);
    const file = resolve(HERE, 'grid', pathname.slice(1));
    createReadStream(file).on('error', () => response.writeHead(404).end()).pipe(response);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
};

const pause = (page, milliseconds) =>
  page.evaluate((time) => new Promise((done) => setTimeout(done, time)), milliseconds);

/** Presses a key, and takes the time until the focused box, and its row, show what that changed. */
const press = async (page, key, event) => {
  await pause(page, PACE);
  await page.evaluate((type) => {
    const box = document.activeElement;
    const says = () => `${box.getAttribute('aria-checked') ?? box.checked}`;
    const before = says();
    window.bench.arm(type, () => says() !== before);
  }, event);
  await page.keyboard.press(key);
  await page.evaluate(() => window.bench.shown);
};

/** Goes to the heading of the next permission: a category stands for several. */
const nextPermission = async (page) => {
  do {
    await page.keyboard.press('ArrowDown');
    await pause(page, PACE);
  } while (await page.evaluate(() => document.activeElement.closest('tr.category') !== null));
};

const taken = (page) => page.evaluate(() => window.bench.taken.splice(0));

/** Scrolls there and back, and says how long frames lasted, or which had a gap. */
const scroll = async (page, [across, down], isBlank = null) => {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(`window.bench.watch(${isBlank})`);
  for (const turn of [-1, 1]) {
    await session.send('Input.synthesizeScrollGesture', {
      x: 700,
      y: 500,
      xDistance: turn * across,
      yDistance: turn * down,
      speed: SCROLL.speed,
      gestureSourceType: 'mouse',
      preventFling: true,
    });
  }
  const found = await page.evaluate(() => window.bench.watched());
  await session.detach();
  return found;
};

/** Gaps are looked for in a turn of its own: to look for them takes longer than all the rest. */
const scrolled = async (page, way, isBlank) => {
  const lasted = [];
  for (let time = 0; time < SCROLL.times; time += 1) {
    lasted.push(...(await scroll(page, way)).lasted);
  }
  const { blank } = isBlank === undefined ? { blank: 0 } : await scroll(page, way, isBlank);
  return { lasted, blank };
};

/** A cell of ours under any of these points is not drawn yet. */
const IS_GAP = `() => [[300, 420], [700, 420], [1060, 420], [700, 740]]
  .some(([x, y]) => document.elementFromPoint(x, y)?.closest('.gap') != null)`;

/** Signs in, and says how to the editor. */
const signedIn = async (page, url, { id, name }) => {
  await page.goto(`${url}/schemes`);
  await page.getByLabel('User name').fill(SIGN_IN.username);
  await page.getByLabel('Password').fill(SIGN_IN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('searchbox').fill(name);
  const link = page.getByRole('link', { name, exact: true });
  await link.waitFor({ timeout: 120_000 });
  return async () => {
    await link.waitFor();
    await pause(page, 1_000);
    await page.evaluate(() => window.bench.arm('click', () => document.querySelector('[role=grid] td.cell') !== null));
    await link.click();
    await page.evaluate(() => window.bench.shown);
    if (!page.url().includes(`/schemes/${id}`)) throw new Error(`not at the scheme: ${page.url()}`);
  };
};

const ours = async (page, url, scheme) => {
  const open = await signedIn(page, url, scheme);
  const works = {};
  await open();
  works['opening, the first time'] = await taken(page);
  for (let time = 0; time < TIMES.open; time += 1) {
    await page.goBack();
    await page.getByRole('searchbox').fill(scheme.name);
    await open();
  }
  works.opening = await taken(page);
  await page.locator('[role=grid] [tabindex="0"]').focus();
  await pause(page, 1_000);
  await page.evaluate(() => window.bench.longTasks());
  for (let time = 0; time < TIMES.toggle; time += 1) {
    await press(page, 'Space', 'keydown');
    await page.keyboard.press(time % 5 === 4 ? 'ArrowRight' : 'ArrowDown');
  }
  works.toggle = await taken(page);
  works.toggle.tasks = await page.evaluate(() => window.bench.longTasks());
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  for (let time = 0; time < TIMES.row; time += 1) {
    if (time % 2 === 0) await nextPermission(page);
    await press(page, 'Space', 'keydown');
  }
  works['row toggle'] = await taken(page);
  works['row toggle'].tasks = await page.evaluate(() => window.bench.longTasks());
  return works;
};

const oursScrolling = async (page, url, scheme) => {
  const open = await signedIn(page, url, scheme);
  await open();
  await pause(page, 2_000);
  return {
    'scrolling across': await scrolled(page, [SCROLL.across, 0], IS_GAP),
    'scrolling down': await scrolled(page, [0, SCROLL.down], IS_GAP),
  };
};

const opened = async (page, url) => {
  await page.goto(`${url}/plain.html`);
  await page.locator('html[data-ready]').waitFor();
  return async () => {
    await page.evaluate(() => document.querySelector('.frame').replaceChildren());
    await pause(page, PACE);
    await page.evaluate(() => window.bench.arm('click', () => document.querySelector('td') !== null));
    await page.getByRole('button', { name: 'Open' }).click();
    await page.evaluate(() => window.bench.shown);
  };
};

const peer = async (page, url) => {
  const open = await opened(page, url);
  const works = {};
  for (let time = 0; time < TIMES.open; time += 1) await open();
  works.opening = await taken(page);
  const focus = (row, column) =>
    page.evaluate(([at, number]) => {
      document.querySelector(`tbody tr:nth-child(${at + 1})`).children[number].querySelector('input').focus();
    }, [row, column]);
  for (let time = 0; time < TIMES.toggle; time += 1) {
    await focus(time % 40, 1 + (time % 6));
    await press(page, 'Space', 'keyup');
  }
  works.toggle = await taken(page);
  for (let time = 0; time < TIMES.row; time += 1) {
    await focus(Math.floor(time / 2), 0);
    await press(page, 'Space', 'keyup');
  }
  works['row toggle'] = await taken(page);
  return works;
};

const peerScrolling = async (page, url) => {
  const open = await opened(page, url);
  await open();
  return {
    'scrolling across': await scrolled(page, [SCROLL.across, 0]),
    'scrolling down': await scrolled(page, [0, SCROLL.down]),
  };
};

/** As wide and high as it takes to scroll as far: only colours, drawn again in each frame. */
const EMPTY = `data:text/html,<!doctype html><title>Empty</title>
<style>body { width: ${SCROLL.across + 3_000}px; height: ${SCROLL.down + 3_000}px;
background: repeating-linear-gradient(45deg, silver 0 40px, white 40px 80px) }</style>`;

const emptyScrolling = async (page) => {
  await page.goto(EMPTY);
  return {
    'scrolling across': await scrolled(page, [SCROLL.across, 0]),
    'scrolling down': await scrolled(page, [0, SCROLL.down]),
  };
};

const quantiles = (times) => {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
  return { low: at(0.25), median: at(0.5), high: at(0.75), p95: at(0.95), longest: at(1) };
};

const written = ({ low, median, high, p95 }) =>
  `${median.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)}), p95 ${p95.toFixed(1)}`;

/** A row of the report: one work of one of the two. */
const row = (who, work, found) =>
  Array.isArray(found)
    ? {
        work,
        who,
        times: found.length,
        shown_ms: quantiles(found),
        long_tasks_ms: found.tasks,
      }
    : {
        work,
        who,
        frames: found.lasted.length,
        frame_ms: quantiles(found.lasted),
        over_32_ms: found.lasted.filter((time) => time > BUDGETS.frame).length,
        with_a_gap: found.blank,
      };

const print = ({ work, who, shown_ms: shown, long_tasks_ms: tasks, ...frames }) => {
  const head = `${work.padEnd(26)}${who.padEnd(13)}`;
  if (shown === undefined) {
    const { frame_ms: frame, frames: count, over_32_ms: over, with_a_gap: gaps } = frames;
    console.log(`${head}${written(frame).padEnd(40)}longest ${frame.longest.toFixed(1)}; of ${count} frames ${over} over 32 ms, ${gaps} with a gap`);
    return;
  }
  const long = tasks === undefined || tasks.length === 0 ? '' : `  longest task ${Math.max(...tasks)}`;
  console.log(`${head}${written(shown)}${long}`);
};

const launched = (program, options) =>
  chromium.launch({
    executablePath: program,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...options,
    ],
  });

let browser;
let files;
try {
  const url = await started();
  const scheme = await fill(url);
  files = await serve(plain(scheme));
  const programName = process.env.CHROMIUM ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  const holders = new Set(scheme.permissions.map(({ holder }) => JSON.stringify(holder))).size;
  console.log(`The grid: ${holders} holders, ${scheme.ofProjects.length} permissions, ${scheme.permissions.length} grants; ${scheme.count} projects.`);
  console.log(`${''.padEnd(39)}event to painted frame, or between two frames, ms`);
  const report = [];
  const note = async (who, options, measured) => {
    browser = await launched(programName, options);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await context.addInitScript(prepare);
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error));
    for (const [work, found] of Object.entries(await measured(page))) {
      const one = row(who, work, found);
      print(one);
      report.push(one);
    }
    await browser.close();
  };
  const plainUrl = `http://127.0.0.1:${files.address().port}`;
  await note('Whocan', AT_ONCE, (page) => ours(page, url, scheme));
  await note('plain table', AT_ONCE, (page) => peer(page, plainUrl));
  await note('Whocan', [], (page) => oursScrolling(page, url, scheme));
  await note('plain table', [], (page) => peerScrolling(page, plainUrl));
  await note('empty page', [], emptyScrolling);
  mkdirSync(bench, { recursive: true });
  writeFileSync(resolve(bench, 'grid.json'), `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await browser?.close();
  files?.close();
  for (const child of children) child.kill();
}
