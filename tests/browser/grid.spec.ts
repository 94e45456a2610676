// The permission grid, by the behaviours of the ARIA Authoring Practices.
//
// Data grid:
//   1  one tab stop; Tab leads in and out again
//   2  Right, Left, Down, Up Arrow: one cell further, and at the edge nowhere
//   3  Page Down, Page Up: several rows
//   4  Home, End: first and last cell of the row
//   5  Control+Home, Control+End: first and last cell of the grid
//   6  Control+Space selects the column, Shift+Space the row, Control+A all
//   7  Shift+Arrow extends the selection; Escape ends it
//   8  the focused cell is in sight; aria-rowcount, aria-colcount and each cell's indexes where not all
//      are drawn, and all of the above there
// Checkbox, and with three states:
//   9  Space changes the state
//  10  a heading's box is checked, unchecked or mixed, as what it stands for is
//  11  from mixed, Space and a click lead to none, then to all; the box says so
// Spreadsheet:
//  12  dragging and Shift+click select a rectangle; Space and Delete act on it
//  13  copying, pasting as text, filling right and down
//  14  undo and redo, 60 steps over mixed changes

import type { Locator, Page } from '@playwright/test';
import { expect, signIn, test } from './fixtures.ts';

const SIGNED_IN = 'Any signed-in user';
const ADMINISTRATORS = 'role Administrators';

test.beforeEach(async ({ page }) => {
  await page.goto('/schemes/0');
  await signIn(page, 'admin');
  await expect(page.getByRole('grid')).toBeVisible();
});

/** The box of a permission for a holder. */
const box = (page: Page, permission: string, holder: string): Locator =>
  page.getByRole('checkbox', { name: new RegExp(`^${permission} for ${holder}:`) });

const all = (page: Page, what: string): Locator =>
  page.getByRole('checkbox', { name: `All cells of ${what}`, exact: true });

const selected = (page: Page): Locator => page.locator('td.cell[aria-selected=true]');

const filter = (page: Page): Locator => page.getByRole('searchbox', { name: 'Filter permissions' });

/** What every box of the grid says, in order. */
const picture = (page: Page): Promise<string> =>
  page
    .getByRole('grid')
    .locator('td.cell [role=checkbox]')
    .evaluateAll((boxes) => boxes.map((one) => (one.getAttribute('aria-checked') === 'true' ? 'x' : '.')).join(''));

test('one tab stop leads in and out', async ({ page }) => {
  const grid = page.getByRole('grid');
  await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).focus();
  await page.keyboard.press('Tab');
  await expect(box(page, 'Administer Projects', SIGNED_IN)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(grid.locator(':focus')).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await expect(box(page, 'Administer Projects', SIGNED_IN)).toBeFocused();
});

test('arrows, pages, Home and End move as the pattern says', async ({ page }) => {
  await box(page, 'Browse Projects', SIGNED_IN).focus();
  const steps: [string, Locator][] = [
    ['ArrowRight', box(page, 'Browse Projects', ADMINISTRATORS)],
    ['ArrowRight', box(page, 'Browse Projects', ADMINISTRATORS)],
    ['ArrowUp', box(page, 'Administer Projects', ADMINISTRATORS)],
    ['ArrowLeft', box(page, 'Administer Projects', SIGNED_IN)],
    ['ArrowDown', box(page, 'Browse Projects', SIGNED_IN)],
    ['Home', all(page, 'Browse Projects')],
    ['ArrowLeft', all(page, 'Browse Projects')],
    ['End', box(page, 'Browse Projects', ADMINISTRATORS)],
    ['Control+Home', page.getByRole('columnheader', { name: 'Permission', exact: true })],
    ['ArrowUp', page.getByRole('columnheader', { name: 'Permission', exact: true })],
    ['PageDown', all(page, 'Issues')],
    ['PageUp', page.getByRole('columnheader', { name: 'Permission', exact: true })],
    ['ArrowRight', all(page, SIGNED_IN)],
  ];
  for (const [key, there] of steps) {
    await page.keyboard.press(key);
    await expect(there, key).toBeFocused();
    await expect(there, key).toBeInViewport();
  }
  await page.keyboard.press('Control+End');
  const last = page.getByRole('grid').locator('tr:last-child td:last-child [role=checkbox]').last();
  await expect(last).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(last).toBeFocused();
});

test('keys select a row, a column, all, and a rectangle', async ({ page }) => {
  const rows = await page.getByRole('grid').locator('tr.permission').count();
  await box(page, 'Browse Projects', SIGNED_IN).focus();
  await page.keyboard.press('Shift+Space');
  await expect(selected(page)).toHaveCount(2);
  await page.keyboard.press('Control+Space');
  await expect(selected(page)).toHaveCount(rows);
  await page.keyboard.press('Control+a');
  await expect(selected(page)).toHaveCount(2 * rows);
  await page.keyboard.press('Escape');
  await expect(selected(page)).toHaveCount(0);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(selected(page)).toHaveCount(4);
  await expect(box(page, 'Administer Projects', ADMINISTRATORS)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(selected(page)).toHaveCount(0);
});

test('Space changes one box, and a heading is mixed, then none, then all', async ({ page }) => {
  const browse = box(page, 'Browse Projects', SIGNED_IN);
  await browse.focus();
  await page.keyboard.press('Space');
  await expect(browse).not.toBeChecked();
  await expect(all(page, 'Browse Projects')).toHaveAttribute('aria-checked', 'false');
  await page.keyboard.press('Space');
  await expect(browse).toBeChecked();

  const heading = all(page, 'Browse Projects');
  await expect(heading).toHaveAttribute('aria-checked', 'mixed');
  await expect(heading).toHaveAccessibleDescription('1 of 2 granted. Takes all away.');
  await heading.focus();
  await page.keyboard.press('Space');
  await expect(heading).toHaveAttribute('aria-checked', 'false');
  await expect(heading).toHaveAccessibleDescription('0 of 2 granted. Grants all.');
  await expect(browse).not.toBeChecked();
  await page.keyboard.press('Space');
  await expect(heading).toHaveAttribute('aria-checked', 'true');
  await expect(heading).toHaveAccessibleDescription('2 of 2 granted. Takes all away.');
  await expect(box(page, 'Browse Projects', ADMINISTRATORS)).toBeChecked();
  await page.keyboard.press('Space');
  await expect(heading).toHaveAttribute('aria-checked', 'false');

  const comments = page.getByRole('checkbox', { name: new RegExp(`^Comments for ${ADMINISTRATORS}`) });
  await expect(comments).toHaveAttribute('aria-checked', 'mixed');
  await comments.click();
  await expect(comments).toHaveAttribute('aria-checked', 'false');
  await expect(box(page, 'Add Comments', ADMINISTRATORS)).not.toBeChecked();
  await comments.click();
  await expect(comments).toHaveAttribute('aria-checked', 'true');
  await expect(box(page, 'Add Comments', ADMINISTRATORS)).toBeChecked();
  await all(page, ADMINISTRATORS).click();
  await expect(all(page, ADMINISTRATORS)).toHaveAttribute('aria-checked', 'false');
  await all(page, ADMINISTRATORS).click();
  await expect(all(page, ADMINISTRATORS)).toHaveAttribute('aria-checked', 'true');
});

test('a rectangle is drawn by the pointer, granted and taken away as a whole', async ({ page }) => {
  const before = await picture(page);
  await box(page, 'Manage Sprints', SIGNED_IN).hover();
  await page.mouse.down();
  await box(page, 'Edit Sprints', ADMINISTRATORS).hover();
  await page.mouse.up();
  await expect(selected(page)).toHaveCount(6);
  expect(await picture(page)).toBe(before);
  // One of them is granted: all are taken away first.
  await page.keyboard.press('Space');
  await expect(box(page, 'Manage Sprints', ADMINISTRATORS)).not.toBeChecked();
  await page.keyboard.press('Space');
  for (const permission of ['Manage Sprints', 'Start/Complete Sprints', 'Edit Sprints']) {
    await expect(box(page, permission, SIGNED_IN)).toBeChecked();
    await expect(box(page, permission, ADMINISTRATORS)).toBeChecked();
  }
  await page.keyboard.press('Delete');
  await expect(box(page, 'Edit Sprints', ADMINISTRATORS)).not.toBeChecked();

  await page.keyboard.press('Escape');
  await box(page, 'Browse Projects', SIGNED_IN).focus();
  await box(page, 'Edit Sprints', ADMINISTRATORS).click({ modifiers: ['Shift'] });
  await expect(selected(page)).toHaveCount(8);
});

test('marks are copied, pasted and filled', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await box(page, 'Administer Projects', SIGNED_IN).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('\tx\nx\t');

  await page.evaluate(() => navigator.clipboard.writeText('x\tTRUE\n0\t1\n'));
  await box(page, 'Manage Sprints', SIGNED_IN).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+v');
  await expect(box(page, 'Manage Sprints', SIGNED_IN)).toBeChecked();
  await expect(box(page, 'Manage Sprints', ADMINISTRATORS)).toBeChecked();
  await expect(box(page, 'Start/Complete Sprints', SIGNED_IN)).not.toBeChecked();
  await expect(box(page, 'Start/Complete Sprints', ADMINISTRATORS)).toBeChecked();

  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(box(page, 'Start/Complete Sprints', SIGNED_IN)).toBeChecked();
  await page.keyboard.press('Escape');
  await box(page, 'Create Issues', SIGNED_IN).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+r');
  await expect(box(page, 'Create Issues', ADMINISTRATORS)).toBeChecked();
});

test('60 steps are undone and redone to the same grid', async ({ page }) => {
  const pictures = [await picture(page)];
  const changes: [string, string][] = [
    ['Browse Projects', 'Space'],
    ['Manage Sprints', 'Delete'],
    ['Create Issues', 'Shift+ArrowRight Shift+ArrowDown Space'],
    ['Link Issues', 'Shift+Space Space'],
    ['Edit Issues', 'Shift+ArrowDown Control+d'],
    ['Move Issues', 'Shift+ArrowRight Control+r'],
  ];
  const permissions = ['Browse Projects', 'Assign Issues', 'Close Issues', 'Delete Issues', 'Schedule Issues'];
  for (let step = 0; pictures.length <= 60; step += 1) {
    const [first, keys] = changes[step % changes.length];
    const permission = step < changes.length ? first : permissions[step % permissions.length];
    await page.keyboard.press('Escape');
    await box(page, permission, step % 2 === 0 ? SIGNED_IN : ADMINISTRATORS).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    for (const key of (step < changes.length ? keys : 'Space').split(' ')) await page.keyboard.press(key);
    const now = await picture(page);
    if (now !== pictures.at(-1)) pictures.push(now);
  }
  for (const expected of pictures.slice(0, -1).reverse()) {
    await page.keyboard.press('Control+z');
    await expect.poll(() => picture(page)).toBe(expected);
  }
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
  for (const expected of pictures.slice(1)) {
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(() => picture(page)).toBe(expected);
  }
  await expect(page.getByRole('button', { name: 'Redo' })).toHaveAttribute('aria-disabled', 'true');
});

test('keys find permissions and list the shortcuts', async ({ page }) => {
  await box(page, 'Browse Projects', SIGNED_IN).focus();
  await page.keyboard.press('/');
  await expect(filter(page)).toBeFocused();
  await page.keyboard.type('sprint');
  await expect(page.getByRole('grid').getByRole('rowheader', { name: /Sprint/ })).toHaveCount(3);
  await expect(box(page, 'Browse Projects', SIGNED_IN)).toBeHidden();
  await box(page, 'Edit Sprints', SIGNED_IN).focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(box(page, 'Edit Sprints', SIGNED_IN)).toBeFocused();
});

test.describe('of very many cells', () => {
  const HOLDERS = 60;
  const PERMISSIONS = 39;

  test.beforeEach(async ({ page, context, server }) => {
    const rest = `${server.url}/rest`;
    const { users, groups } = await (await context.request.get(`${rest}/whocan/1/instance`)).json();
    const holders = [
      ...groups.map(({ name }: { name: string }) => ({ type: 'group', parameter: name })),
      ...users.map(({ key }: { key: string }) => ({ type: 'user', parameter: key })),
    ].slice(0, HOLDERS);
    expect(holders).toHaveLength(HOLDERS);
    const permissions = holders.map((holder) => ({ permission: 'BROWSE_PROJECTS', holder }));
    const saved = await context.request.put(`${rest}/api/2/permissionscheme/0`, { data: { permissions } });
    expect(saved.status()).toBe(200);
    await page.reload();
    await expect(page.getByRole('grid')).toHaveAttribute('aria-colcount', `${HOLDERS + 1}`);
  });

  const grid = (page: Page): Locator => page.getByRole('grid');

  /** The cell with the focus, by its row and column. */
  const place = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const cell = document.activeElement?.closest('th, td');
      return `${cell?.closest('tr')?.getAttribute('aria-rowindex')} ${cell?.getAttribute('aria-colindex')}`;
    });

  test('only columns in sight are drawn, and say where they are', async ({ page }) => {
    const rows = Number(await grid(page).getAttribute('aria-rowcount'));
    expect(rows).toBeGreaterThan(PERMISSIONS);
    const last = grid(page).locator(`tr[aria-rowindex="${rows}"]`);
    await expect(last.locator('td.cell')).not.toHaveCount(0);
    expect(await grid(page).locator('td.cell').count()).toBeLessThan((HOLDERS * PERMISSIONS) / 3);
    await page.locator('.grid-frame').evaluate((frame) => frame.scrollTo(frame.scrollWidth, frame.scrollHeight));
    await expect(last).toBeInViewport();
    await expect(last.locator(`td[aria-colindex="${HOLDERS + 1}"]`)).toBeInViewport();
    const heights = await grid(page)
      .locator('tbody tr:not(.gap)')
      .evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
    expect(new Set(heights)).toEqual(new Set([31]));
  });

  test('rows out of sight follow, with what they show and what is selected', async ({ page }) => {
    const waiting = grid(page).locator('tr.row-waiting');
    const rows = Number(await grid(page).getAttribute('aria-rowcount'));
    await expect(grid(page).locator(`tr[aria-rowindex="${rows}"]`)).toHaveCount(1);
    await expect(waiting).toHaveCount(0);
    await grid(page).locator('[tabindex="0"]').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Space');
    await page.locator('.grid-frame').evaluate((frame) => frame.scrollTo(frame.scrollWidth, 0));
    const column = grid(page).locator(`td.cell[aria-colindex="${HOLDERS + 1}"]`);
    await expect(column).not.toHaveCount(0);
    await expect(waiting).toHaveCount(0);
    expect(await column.count()).toBeGreaterThanOrEqual(PERMISSIONS);
    await expect(column.and(page.locator(':not([aria-selected="true"])'))).toHaveCount(0);
    await expect(column.getByRole('checkbox', { checked: true })).toHaveCount(0);
    await expect(grid(page).locator('[tabindex="0"]')).toHaveCount(1);
  });

  test('one may leave while it is being drawn', async ({ page, problems }) => {
    const frames = (): Promise<void> =>
      page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
    for (const place of [300, 600, 900]) {
      await page.evaluate((left) => {
        const frame = document.querySelector('.grid-frame');
        frame?.scrollTo(left, left);
        frame?.dispatchEvent(new Event('scroll'));
        document.querySelector<HTMLAnchorElement>('nav a[href$="/groups"]')?.click();
      }, place);
      await expect(page.getByRole('heading', { level: 1, name: 'Groups' })).toBeVisible();
      await frames();
      expect(problems).toEqual([]);
      await page.goBack();
      await expect(grid(page).locator('td.cell').first()).toBeVisible();
    }
  });

  test('keys lead through all of it, from wherever one has scrolled to', async ({ page }) => {
    const rows = Number(await grid(page).getAttribute('aria-rowcount'));
    await grid(page).locator('[tabindex="0"]').focus();
    const steps: [string, string][] = [
      ['Control+Home', '1 1'],
      ['Control+End', `${rows} ${HOLDERS + 1}`],
      ['ArrowUp', `${rows - 1} ${HOLDERS + 1}`],
      ['Home', `${rows - 1} 1`],
      ['PageUp', `${rows - 11} 1`],
      ['End', `${rows - 11} ${HOLDERS + 1}`],
    ];
    for (const [key, there] of steps) {
      await page.keyboard.press(key);
      await expect.poll(() => place(page), key).toBe(there);
      await expect(page.locator(':focus'), key).toBeInViewport();
    }
    await page.locator('.grid-frame').evaluate((frame) => frame.scrollTo(0, 0));
    await expect(page.locator(':focus')).not.toBeInViewport();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => place(page)).toBe(`${rows - 11} ${HOLDERS}`);
    await expect(page.locator(':focus')).toBeInViewport();
    await expect(grid(page).locator('[tabindex="0"]')).toHaveCount(1);
  });

  test('rows, columns and rectangles are selected and changed beyond what is drawn', async ({ page }) => {
    const heading = all(page, 'Browse Projects');
    await expect(heading).toHaveAttribute('aria-checked', 'true');
    await heading.focus();
    await page.keyboard.press('Space');
    await expect(heading).toHaveAttribute('aria-checked', 'false');
    await page.keyboard.press('Control+End');
    const rows = Number(await grid(page).getAttribute('aria-rowcount'));
    await expect.poll(() => place(page)).toBe(`${rows} ${HOLDERS + 1}`);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+z');
    await expect(heading).toHaveAttribute('aria-checked', 'true');

    await page.keyboard.press('Control+a');
    await page.keyboard.press('Space');
    await expect(heading).toHaveAttribute('aria-checked', 'false');
    await page.keyboard.press('Space');
    await expect(heading).toHaveAttribute('aria-checked', 'true');
    await expect(all(page, 'Administer Projects')).toHaveAttribute('aria-checked', 'true');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+End');
    await expect(page.locator(':focus')).toBeChecked();
    await page.keyboard.press('Control+z');
    await expect(page.locator(':focus')).not.toBeChecked();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Home');
    await expect(heading).toHaveAttribute('aria-checked', 'true');
  });

  test('a filter shows the rows it finds, with their numbers', async ({ page }) => {
    await filter(page).fill('sprint');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '5');
    await expect(grid(page).getByRole('rowheader', { name: /Sprint/ })).toHaveCount(3);
    await expect(grid(page).getByRole('row').last()).toHaveAttribute('aria-rowindex', '5');
    await filter(page).fill('');
    await expect(all(page, 'Browse Projects')).toBeVisible();
  });
});
