// 60 changes of every kind, undone, redone and saved: the scheme is the one that the changes alone make.

import type { Locator, Page } from '@playwright/test';
import { type Server, addHolder, expect, save, signIn, startServer, stopServer, test } from './fixtures.ts';

const STEPS = 60;
const SIGNED_IN = 'Any signed-in user';
const ADMINISTRATORS = 'role Administrators';
const HOLDERS = [SIGNED_IN, ADMINISTRATORS];
const GROUPS = ['acme-clients', 'staff', 'qa-team', 'bluebird-clients', 'externals', 'designers'];
const PERMISSIONS = [
  'Browse Projects',
  'Manage Sprints',
  'Create Issues',
  'Link Issues',
  'Edit Issues',
  'Move Issues',
  'Assign Issues',
  'Close Issues',
  'Delete Issues',
  'Schedule Issues',
];
const CATEGORIES = ['Issues', 'Comments', 'Attachments'];
const PASTED = ['x\tx\nx\tx', '\t\n\t', 'x\t\n\tx', '\tx\nx\t'];

const box = (page: Page, permission: string, holder: string): Locator =>
  page.getByRole('checkbox', { name: new RegExp(`^${permission} for ${holder}:`) });

const all = (page: Page, what: string): Locator =>
  page.getByRole('checkbox', { name: `All cells of ${what}`, exact: true });

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** What every box of the grid says, in order. */
const picture = (page: Page): Promise<string> =>
  page
    .getByRole('grid')
    .locator('td.cell [role=checkbox]')
    .evaluateAll((boxes) => boxes.map((one) => (one.getAttribute('aria-checked') === 'true' ? 'x' : '.')).join(''));

const pick = <T>(from: readonly T[], step: number): T => from[step % from.length]!;

/** A cell as the only one that is selected, with the focus. */
async function at(page: Page, step: number): Promise<void> {
  await page.keyboard.press('Escape');
  await box(page, pick(PERMISSIONS, step), pick(HOLDERS, step)).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
}

async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
}

/** Every way to change many cells at once, and one cell. */
const KINDS: Record<string, (page: Page, step: number) => Promise<void>> = {
  cell: async (page, step) => {
    await at(page, step);
    await press(page, 'Space');
  },
  row: (page, step) => all(page, pick(PERMISSIONS, step)).click(),
  column: (page, step) => all(page, pick(HOLDERS, step)).click(),
  category: (page, step) => all(page, pick(CATEGORIES, step)).click(),
  'category of a holder': (page, step) =>
    page.getByRole('checkbox', { name: new RegExp(`^${pick(CATEGORIES, step)} for ${pick(HOLDERS, step)}`) }).click(),
  rectangle: async (page, step) => {
    await at(page, 2 * step);
    await press(page, 'Shift+ArrowRight Shift+ArrowDown Shift+ArrowDown Space');
  },
  'fill down': async (page, step) => {
    await at(page, step);
    await press(page, 'Shift+ArrowDown Shift+ArrowDown Shift+ArrowDown Control+d');
  },
  'fill right': async (page, step) => {
    await at(page, 2 * step);
    await press(page, 'Shift+ArrowDown Shift+ArrowRight Control+r');
  },
  paste: async (page, step) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), pick(PASTED, step));
    await at(page, 2 * step);
    await press(page, 'Control+v');
  },
  preset: async (page, step) => {
    await addHolder(page, pick(GROUPS, step), 'Look and comment');
  },
};

async function open(page: Page, server: Server): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${server.url}/schemes/0`);
  await signIn(page, 'admin');
  await expect(page.getByRole('grid')).toBeVisible();
}

/** Makes the changes, and gives what the grid shows after each, and how many of each kind there were. */
async function change(page: Page): Promise<{ pictures: string[]; made: Map<string, number> }> {
  const pictures = [await picture(page)];
  const made = new Map<string, number>();
  const kinds = Object.entries(KINDS);
  for (let step = 0; pictures.length <= STEPS; step += 1) {
    const [kind, act] = pick(kinds, step);
    await act(page, Math.floor(step / kinds.length));
    const now = await picture(page);
    if (now === pictures.at(-1)) continue;
    pictures.push(now);
    made.set(kind, (made.get(kind) ?? 0) + 1);
  }
  return { pictures, made };
}

/** What the server has saved, but for ids and addresses. */
async function saved(page: Page, server: Server): Promise<unknown> {
  const answer = await page.request.get(`${server.url}/rest/api/2/permissionscheme/0?expand=permissions`);
  const { name, description, permissions } = await answer.json();
  const grants = permissions.map(({ permission, holder }: { permission: string; holder: Record<string, string> }) =>
    [permission, holder.type, holder.parameter ?? ''].join(' '),
  );
  return { name, description, grants: grants.sort() };
}

async function saveAll(page: Page): Promise<void> {
  await save(page);
  await expect(page.getByText(/^Saved: /).first()).toBeVisible();
}

test('60 steps back and 60 forth over mixed changes end at the same saved scheme', async ({
  page,
  browser,
  server,
}) => {
  test.setTimeout(240_000);
  await open(page, server);
  const first = await saved(page, server);
  const { pictures, made } = await change(page);
  expect([...made.keys()].sort()).toEqual(Object.keys(KINDS).sort());

  for (let step = 0; step < STEPS; step += 1) {
    await expect(button(page, 'Undo')).toHaveAttribute('aria-disabled', 'false');
    await button(page, 'Undo').click();
  }
  await expect(button(page, 'Undo')).toHaveAttribute('aria-disabled', 'true');
  await expect.poll(() => picture(page)).toBe(pictures[0]);
  await expect(page.getByRole('group', { name: 'Draft' })).toContainText('No changes.');
  expect(await saved(page, server)).toEqual(first);

  for (let step = 0; step < STEPS; step += 1) {
    await expect(button(page, 'Redo')).toHaveAttribute('aria-disabled', 'false');
    await button(page, 'Redo').click();
  }
  await expect(button(page, 'Redo')).toHaveAttribute('aria-disabled', 'true');
  await expect.poll(() => picture(page)).toBe(pictures.at(-1));
  await saveAll(page);

  // The same changes alone, on a server of their own.
  const other = await startServer();
  const context = await browser.newContext({ locale: 'en-GB', viewport: page.viewportSize() });
  const alone = await context.newPage();
  await open(alone, other);
  expect((await change(alone)).pictures).toEqual(pictures);
  await saveAll(alone);
  expect(await saved(page, server)).toEqual(await saved(alone, other));
  expect(await saved(page, server)).not.toEqual(first);
  await context.close();
  await stopServer(other);
});
