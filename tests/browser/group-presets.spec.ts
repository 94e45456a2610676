// From the page of a group: what a role of its own is granted set to a preset, and what the page
// comes to taken elsewhere as a text.

import AxeBuilder from '@axe-core/playwright';
import { expect, permissionsOf, save, signIn, test } from './fixtures.ts';

const ALL_BUT_ACME = 'BLUE,CORE,DOCS,FIN,INTAKE,LAB,OPEN,OPS,SALES,VAULT';

test('to look and comment, and nothing else: from the page of the group to the server', async ({
  page,
  request,
  server,
}) => {
  await page.goto('/groups/acme-clients?meant=ACME');
  await signIn(page, 'admin');
  expect(await permissionsOf(request, server, 'client', 'ACME')).toEqual(expect.arrayContaining(['ADD_COMMENTS', 'CREATE_ISSUES']));
  const there = page.getByRole('region', { name: 'What they can do there' });
  const choice = there.getByRole('group', { name: 'Give role Clients exactly this' });
  await expect(choice.getByRole('button')).toHaveText(['Look only', 'Look and comment', 'Contribute', 'Manage']);
  // None of them is what the role is granted now.
  await expect(choice.getByRole('button', { pressed: true })).toHaveCount(0);

  await choice.getByRole('button', { name: 'Contribute' }).click();
  await expect(there).toContainText(/role Clients: now granted Assignable User, .*, no longer granted View Read-Only Workflow\./);
  await choice.getByRole('button', { name: 'Look and comment' }).click();
  await expect(there).toContainText(
    'role Clients: no longer granted View Read-Only Workflow, Create Issues, View Voters and Watchers, Create Attachments.',
  );
  await expect(there).toContainText('Look and comment: Browse Projects, Add Comments, Edit Own Comments.');
  await expect(there).toContainText('Nobody outside this group loses anything by it.');
  await there.getByRole('button', { name: 'Open as a draft: Look and comment' }).click();
  await expect(page).toHaveURL(/\/schemes\/\d+\?who=group.*&where=ACME/);
  await expect(page.getByText('This draft changes 4 permissions here.')).toBeVisible();
  await save(page);
  await page.getByRole('link', { name: 'Back to acme-clients' }).first().click();

  await expect(choice.getByRole('button', { pressed: true })).toHaveText(['Look and comment']);
  await expect(there).toContainText('That is what it is granted now.');
  await expect(there.getByRole('button', { name: /^Open as a draft/ })).toHaveCount(0);
  // With nothing left to close, the answer leads to what they can do, and says what is left of that.
  await page.goto(`/groups/acme-clients?meant=ACME&left=${ALL_BUT_ACME}`);
  await expect(page.getByText('; on issues where they are the reporter also Close Issues, Edit Issues, but can create none.')).toBeVisible();
  await page.getByRole('button', { name: 'Change what they can do there' }).click();
  await expect(there.getByRole('heading', { name: 'What they can do there' })).toBeInViewport();
  const now = await permissionsOf(request, server, 'client', 'ACME');
  expect(now).toEqual(expect.arrayContaining(['BROWSE_PROJECTS', 'ADD_COMMENTS', 'EDIT_OWN_COMMENTS']));
  expect(now).not.toContain('CREATE_ISSUES');
});

test('what the page comes to is a text to take elsewhere', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/groups/acme-clients?meant=ACME`);
  await signIn(page, 'admin');
  const open = page.getByRole('button', { name: 'Summary to copy…' });
  await expect(page.getByRole('button', { name: 'Close these leaks…' })).toBeVisible();
  await expect(open).toBeHidden();

  await page.goto(`/groups/acme-clients?meant=ACME&left=${ALL_BUT_ACME}`);
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'Summary' });
  const text = dialog.getByRole('textbox', { name: 'What is written' });
  await expect(text).toHaveValue(/^# Access of the group acme-clients in Jira\n\nAs saved on .*\d{4}/);
  await expect(text).toHaveValue(/\n\nIts people see ACME, and nothing else except BLUE, .*\n\nOPEN is public: whoever has the address sees it\.\n\nIn the group: Claire Acton \(client\), Dana Okoye /);
  await expect(text).toHaveValue(/## What they can do in ACME\n\n- role Clients: Browse Projects, .*\n- Reporter: Close Issues, /);
  // Why one leaves what cannot be taken from this group alone.
  await expect(text).toHaveValue(/\n- Reporter: .* Taking it away would take something from \d+ people outside this group\.\n/);
  await expect(text).toHaveValue(
    /\n- To find these issues in Jira: `project = "ACME" AND reporter in membersOf\("acme-clients"\)`\n/,
  );
  await expect(text).toHaveValue(/## What they can do in VAULT\n\n- Nothing\./);
  await expect(text).not.toHaveValue(/Changed for this group/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text.inputValue());
  const inShort = dialog.getByRole('checkbox', { name: 'In a few lines' });
  await inShort.check();
  await expect(text).toHaveValue(
    /^Access of the group acme-clients in Jira\nAs saved on .*\.\n\n- Its people see ACME, and nothing else except BLUE, .*\.\n- OPEN is public: whoever has the address sees it\.\n- In ACME they have Browse Projects, .*; on issues that they report also Close Issues, Edit Issues\.\n(- In .*\n)*- In OPEN they have Browse Projects, .*\n(- In .*\n)*$/,
  );
  await inShort.uncheck();
  // Another text is read from its beginning, where neither fits.
  await page.setViewportSize({ width: 390, height: 844 });
  await text.evaluate((area) => area.scrollTo(0, area.scrollHeight));
  await expect.poll(() => text.evaluate((area) => area.scrollTop)).toBeGreaterThan(0);
  await inShort.check();
  await expect(text).toHaveValue(/^Access of /);
  await expect.poll(() => text.evaluate((area) => area.scrollTop)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();

  // What is changed for the group is in it.
  await page.goto(`/groups/acme-clients?meant=ACME&left=OPEN,INTAKE&closing=yes`);
  const repair = page.getByRole('region', { name: 'What closes these leaks' });
  await repair.getByRole('button', { name: 'Remove Dana Okoye from support-desk' }).click();
  const removing = page.getByRole('dialog', { name: 'Remove Dana Okoye from support-desk' });
  await removing.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(removing).toBeHidden();
  await expect(page.getByRole('region', { name: 'Changed for this group' })).toBeVisible();
  const others = page.getByRole('combobox', { name: 'Which others may they see as well?' });
  for (const project of ['BLUE', 'CORE', 'DOCS', 'FIN', 'LAB', 'OPS', 'SALES']) {
    await others.fill(project);
    await page.getByRole('option', { name: new RegExp(`^${project}`) }).click();
  }
  await open.click();
  await inShort.check();
  await expect(text).toHaveValue(
    /\n\nChanged for this:\n- Group support-desk: No longer in support-desk: Dana Okoye\.\n- By what was changed, nobody outside this group lost anything\.\n$/,
  );
  await inShort.uncheck();
  await expect(text).toHaveValue(
    /## Changed for this group\n\n- Group support-desk: No longer in support-desk: Dana Okoye\.\n\nBy what was changed, nobody outside this group lost anything\.\n$/,
  );
});
