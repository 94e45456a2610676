// From what the people of a group see to nothing but what is meant for them: each step that closes a
// leak, what is left, what is listed and taken back, and the guard rail that keeps it.

import AxeBuilder from '@axe-core/playwright';
import { expect, permissionsOf, save, test, visibleProjects } from './fixtures.ts';
import { mean, open, takeDanaOut, ways } from './groups.ts';

test('from what the people of a group see to nothing but what is meant for them', async ({
  page,
  request,
  server,
}) => {
  await open(page, '/groups/acme-clients');
  await expect(page.getByRole('heading', { name: 'acme-clients', level: 1 })).toBeVisible();
  await expect(page.getByText(/^Its people see \d+ projects\.$/)).toBeVisible();
  // Each way leads to where it is made.
  const signedIn = ways(page).getByRole('listitem').filter({ hasText: 'All 6 people' }).first();
  await expect(signedIn).toContainText('access to');
  await expect(signedIn.getByRole('link', { name: 'BLUE', exact: true })).toHaveAttribute('href', '/projects/BLUE');
  await expect(signedIn.getByRole('link', { name: 'in Default Permission Scheme' }).first()).toHaveAttribute(
    'href',
    /^\/schemes\/0/,
  );
  const dana = ways(page).getByRole('listitem').filter({ hasText: 'by another group' }).first();
  await expect(dana).toContainText('Dana Okoye');
  await expect(dana.getByRole('link', { name: 'group support-desk' }).first()).toHaveAttribute(
    'href',
    '/groups/support-desk',
  );

  await mean(page, 'ACME');
  await expect(page).toHaveURL(/\?meant=ACME$/);
  await expect(page.getByText(/^Its people see \d+ projects that are not meant for them\.$/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Its people see \d+ projects that are not meant for them\.$/)).toBeVisible();

  await page.getByRole('button', { name: 'Close these leaks…' }).click();
  const repair = page.getByRole('region', { name: 'What closes these leaks' });
  await expect(repair).toContainText('Any signed-in user: no longer granted Browse Projects, Create Issues');
  await expect(repair).toContainText('If you close all of these, nobody outside acme-clients loses anything.');
  await expect(repair).toContainText(/Single issues.*Intake scheme.*By this alone, \d+ people outside acme-clients lose something\./);

  // What is there for nobody as yet is told, and kept where a group acts in a role.
  await expect(repair).toContainText(
    'The group bluebird-clients is empty today: whoever joins it later will have less than now in CORE, DOCS, FIN, LAB, OPS, SALES.',
  );
  // To leave the group around it would look simpler: what that would cost is said.
  await expect(repair).toContainText('acme-clients stays in externals: by that, its people have access to Jira Software.');

  // Each step says what it does to others: whoever else is an external is named.
  const first = repair.getByRole('listitem').filter({ hasText: 'Default Permission Scheme' });
  await expect(first).toContainText('By this alone, nobody outside acme-clients loses anything.');
  await expect(first).toContainText(
    'Granted instead: group jira-administrators, group jira-software-users, user Edith Ledger, user Noah Tally, group freelancers, role Clients (for the empty group bluebird-clients)',
  );
  await first.getByText('Together, these are everybody else who has it today. Why these?').click();
  await expect(first).toContainText('role Clients (for the empty group bluebird-clients): so that whoever joins bluebird-clients still sees BLUE.');
  await expect(first).toContainText('Create Issues goes along: without Browse Projects, one would still find the projects by name');
  await expect(first.getByText('user Edith Ledger, user Noah Tally, group freelancers: the others in externals.')).toBeVisible();
  await expect(first.getByText('People are named one by one where no group has them without acme-clients.')).toBeVisible();
  await expect(repair).toContainText('What this group can do today in OPEN: Browse Projects, ');
  await repair.getByText('What they can do on such issues of INTAKE').click();
  await expect(repair).toContainText(/Reporter.*: Browse Projects, .*Only on issues /);

  // Scheme by scheme, and back again by the link there.
  const back = page.getByRole('link', { name: 'Back to acme-clients' }).first();
  const drafts = repair.getByRole('button', { name: /^Open as a draft: (Open|Make OPEN private)/ });
  await expect(drafts).not.toHaveCount(0);
  for (let left = await drafts.count(); left > 0; left -= 1) {
    await drafts.first().click();
    await expect(page).toHaveURL(/\/schemes\/\d+\?who=group/);
    await save(page);
    await expect(page.getByText(/^Saved/).first()).toBeVisible();
    await back.click();
    await expect(page).toHaveURL(/\?meant=ACME&closing=yes$/);
    await expect(drafts).toHaveCount(left - 1);
  }

  // Who is in a group, and who acts in a role, without leaving the page.
  const support = repair.getByRole('listitem').filter({ hasText: 'Remove Dana Okoye from support-desk' });
  await expect(support).toContainText('By being in support-desk, Dana Okoye sees INTAKE, VAULT.');
  await expect(support).toContainText('Dana Okoye (dana.okoye@acme.example) is in acme-clients, support-desk.');
  await expect(support).toContainText('Everybody else in support-desk is in staff too; Dana Okoye is not.');
  await expect(support).toContainText('By this alone, Dana Okoye loses something in INTAKE, VAULT, and nowhere else.');
  const takeOut = async (): Promise<void> => {
    await repair.getByRole('button', { name: 'Remove Dana Okoye from support-desk' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove Dana Okoye from support-desk' });
    await expect(dialog).toContainText('Dana Okoye loses something in INTAKE, VAULT, and nowhere else.');
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(dialog).toBeHidden();
  };
  await takeOut();
  const roles = repair.getByRole('button', { name: /^Change roles in / });
  await expect(roles).toHaveCount(1);
  await roles.click();
  const dialog = page.getByRole('dialog', { name: 'Change roles in FIN' });
  await dialog.getByRole('button', { name: 'Change roles', exact: true }).click();
  await expect(dialog).toBeHidden();

  // What was done can be taken back, and done again.
  const exactly = page.getByText('Its people see ACME, and nothing else.');
  await expect(exactly).toBeVisible();
  await expect(page.getByText(/^In ACME they have Browse Projects, .* and \d+ more; on issues that they report also Close Issues, Edit Issues\.$/)).toBeVisible();
  expect(await visibleProjects(request, server, 'dana.okoye')).toEqual(['ACME']);
  // A role in which they act may be granted nothing: that it shows them no project is said.
  await expect(page.getByRole('region', { name: 'Roles it acts in' })).toContainText(/OPS\s*\(cannot browse\)/);
  // What the steps come to for others is in the summary: where, how much, and for whoever joins later.
  await page.getByRole('button', { name: 'Summary to copy…' }).click();
  await page.getByRole('checkbox', { name: 'In a few lines' }).check();
  const text = page.getByRole('dialog', { name: 'Summary' }).getByRole('textbox');
  await expect(text).toHaveValue(/\n- Scheme Default Permission Scheme: \d+ grants added, 2 taken away \(Browse Projects, Create Issues\)\.\n/);
  await expect(text).toHaveValue(/\n- Project FIN: No longer in role Observers: group externals\. /);
  await expect(text).toHaveValue(/\n- The group bluebird-clients is empty: whoever joins it has less than before in CORE, /);
  await page.keyboard.press('Escape');
  // Also after one was elsewhere meanwhile.
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Groups' }).click();
  await page.getByRole('link', { name: 'acme-clients', exact: true }).click();
  const changed = page.getByRole('region', { name: 'Changed for this group' });
  await expect(changed).toContainText('No longer in support-desk: Dana Okoye.');
  await changed.getByRole('button', { name: 'Undo: Dana Okoye back into support-desk' }).click();
  await expect(page.getByText('Its people see 2 projects that are not meant for them.')).toBeVisible();
  expect((await visibleProjects(request, server, 'dana.okoye')).sort()).toEqual(['ACME', 'INTAKE', 'VAULT']);
  await page.getByRole('button', { name: 'Close these leaks…' }).click();
  await takeOut();
  await expect(exactly).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  expect(await visibleProjects(request, server, 'client')).toEqual(['ACME']);
  expect(await visibleProjects(request, server, 'dana.okoye')).toEqual(['ACME']);
});

test('what one has read of a step stays; an application stands for others once who has it has left, and that is said', async ({ page }) => {
  await open(page, '/groups/acme-clients?meant=ACME&closing=yes');
  const repair = page.getByRole('region', { name: 'What closes these leaks' });
  const first = repair.getByRole('listitem').filter({ hasText: 'Default Permission Scheme' });
  await expect(first).toContainText('Any signed-in user: no longer granted');
  await expect(first).not.toContainText('Jira Service Management');
  await expect(first).toContainText('+12 −2 grants');
  await repair.getByRole('button', { name: 'Remove Dana Okoye from support-desk' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Changed for this group' })).toContainText('No longer in support-desk: Dana Okoye.');
  // It would be as good to grant it to an application too, but it closes the same without.
  await expect(first).toContainText('+12 −2 grants');
  // Nor does it change while one is elsewhere.
  await page.getByRole('link', { name: 'Client scheme' }).first().click();
  await expect(page.getByRole('heading', { name: 'Client scheme', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(first).toContainText('Any signed-in user: no longer granted');
  await expect(first).toContainText('+12 −2 grants');
  await page.getByRole('button', { name: 'Undo: Dana Okoye back into support-desk' }).click();
  await repair.getByRole('button', { name: 'Or remove Dana Okoye from acme-clients…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(first).toContainText(
    'New since your last step: Access to Jira Service Management. It matches nobody in acme-clients any more, and nobody gains anything by it.',
  );
  await first.getByText('Why these?').click();
  await expect(first).toContainText('Access to Jira Service Management: nobody in acme-clients has it.');
  await expect(first).toContainText('+14 −2 grants');
  // Whether there are any of the single issues that one may leave, Jira tells.
  await expect(repair).toContainText(
    'To find these issues in Jira: project = "INTAKE" AND (reporter in membersOf("acme-clients") OR ',
  );
});

test('where somebody has to stay in a group, roles are changed instead', async ({ page, request, server }) => {
  await open(page, '/groups/acme-clients?meant=ACME&closing=yes');
  const repair = page.getByRole('region', { name: 'What closes these leaks' });
  await repair.getByText('Or keep Dana Okoye in support-desk, and change roles').click();
  await repair.getByRole('button', { name: 'Change roles in VAULT' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change roles in VAULT' });
  await expect(dialog).toContainText('Whoever joins support-desk later is not among them.');
  await dialog.getByRole('button', { name: 'Change roles', exact: true }).click();
  await expect(dialog).toBeHidden();
  expect(await visibleProjects(request, server, 'dana.okoye')).not.toContain('VAULT');
  const changed = page.getByRole('region', { name: 'Changed for this group' });
  await expect(changed).toContainText('No longer in role Users: group support-desk.');
  await changed.getByRole('button', { name: 'Undo the change of roles in VAULT' }).click();
  await expect(changed).toBeHidden();
  expect(await visibleProjects(request, server, 'dana.okoye')).toContain('VAULT');
});

test('a public project may stay public, with no more for them than for anyone, and what was saved is listed and taken back', async ({
  page,
  request,
  server,
}) => {
  await open(page, '/groups/acme-clients?meant=ACME&closing=yes');
  const repair = page.getByRole('region', { name: 'What closes these leaks' });
  const choices = repair.getByRole('listitem').filter({ hasText: 'Public scheme' }).getByRole('listitem');
  await expect(choices).toContainText(['Leave OPEN as it is', 'Give them no more in OPEN than the public has', 'Make OPEN private']);
  const asAnyone = choices.nth(1);
  await expect(asAnyone).toContainText('They lose there: View Voters and Watchers, Add Comments, Create Attachments.');
  await expect(asAnyone).toContainText('By this alone, nobody outside acme-clients loses anything.');
  await expect(asAnyone).toContainText('bluebird-clients is empty today: whoever joins it later will have less than now in OPEN.');
  await expect(asAnyone).toContainText(
    'They keep what anyone can do without signing in: Browse Projects, View Read-Only Workflow, Create Issues. On issues that they report also: Edit Issues.',
  );
  await expect(asAnyone).toContainText(
    'Any signed-in user: no longer granted Add Comments, Create Attachments, View Voters and Watchers',
  );
  // Whoever does not sign in loses sight of what is made private: it is not said that nobody loses.
  await expect(choices.filter({ hasText: 'Make OPEN private' })).toContainText('By this alone, nobody else who signs in loses anything.');
  await asAnyone.getByText('Why these?').click();
  await expect(asAnyone).toContainText('New accounts that match none of these have no more than the public, either.');
  // One may think better of it: what is not saved leaves nothing as it is.
  await asAnyone.getByRole('button').click();
  await expect(page).toHaveURL(/\/schemes\/\d+\?who=group/);
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('link', { name: 'Back to acme-clients' }).first().click();
  await expect(page.getByText('Its people see 10 projects that are not meant for them.')).toBeVisible();
  await asAnyone.getByRole('button').click();
  await expect(page).toHaveURL(/\/schemes\/\d+\?who=group/);
  await save(page);
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
  await page.getByRole('link', { name: 'Back to acme-clients' }).first().click();

  // OPEN is no leak any more: they do there what anyone does.
  await expect(page.getByText('They may also see OPEN.')).toBeVisible();
  await expect(repair).not.toContainText('Public scheme');
  expect(await visibleProjects(request, server, 'client')).toContain('OPEN');
  expect(await permissionsOf(request, server, 'client', 'OPEN')).not.toContain('ADD_COMMENTS');
  expect(await permissionsOf(request, server, 'lead', 'OPEN')).toContain('ADD_COMMENTS');

  // The list outlives the page, and leads back.
  const changed = page.getByRole('region', { name: 'Changed for this group' });
  await expect(changed).toContainText('Public scheme');
  await expect(changed).toContainText(/Any signed-in user: no longer granted .*Add Comments/);
  await page.reload();
  await changed.getByRole('button', { name: 'Undo as a draft: Public scheme' }).click();
  await expect(page).toHaveURL(/\/schemes\/\d+\?who=group/);
  await save(page);
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
  await page.getByRole('link', { name: 'Back to acme-clients' }).first().click();
  await expect(page.getByRole('heading', { name: 'acme-clients', level: 1 })).toBeVisible();
  await expect(changed).toBeHidden();
  expect(await permissionsOf(request, server, 'client', 'OPEN')).toContain('ADD_COMMENTS');
});

test('where somebody does not belong to the group itself, they are removed from it', async ({ page }) => {
  await open(page, '/groups/acme-clients?meant=ACME&closing=yes');
  await page.getByRole('button', { name: 'Or remove Dana Okoye from acme-clients' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove Dana Okoye from acme-clients' });
  await expect(dialog).toContainText(/By this alone, Dana Okoye loses something in .*ACME/);
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('5 people', { exact: true })).toBeVisible();
  await expect(ways(page)).not.toContainText('VAULT');
  await page.getByRole('button', { name: 'Undo: Dana Okoye back into acme-clients' }).click();
  await expect(page.getByText('6 people', { exact: true })).toBeVisible();
});

test('what cannot be changed in a group is said, and nothing is lost', async ({ page, request, server }) => {
  await open(page, '/groups/acme-clients?meant=ACME&closing=yes');
  const repair = page.getByRole('region', { name: 'What closes these leaks' });
  await repair.getByRole('button', { name: 'Remove Dana Okoye from support-desk' }).click();
  // Somebody else was quicker.
  await takeDanaOut(request, server.url);
  const dialog = page.getByRole('dialog', { name: 'Remove Dana Okoye from support-desk' });
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('dana.okoye is not a direct member of support-desk.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(repair.getByRole('button', { name: 'Remove Dana Okoye from support-desk' })).toBeVisible();
});

test('what one wanted is told as such, before it is saved', async ({ page }) => {
  await open(page, '/groups/acme-clients?meant=ACME&closing=yes');
  await page.getByRole('button', { name: /^Open as a draft: Open Default Permission Scheme/ }).click();
  const preview = page.getByRole('complementary', { name: 'Effective access' });
  await expect(preview).toContainText('Someone who is only in acme-clients can no longer browse BLUE.');
  await expect(preview).toContainText('As you wanted: BLUE is not meant for acme-clients.');
  // By the same count as on the page of the group, but for what Dana Okoye alone sees there.
  await expect(preview).toContainText('Of the projects not meant for them, sees 3 with this draft, 9 as saved.');
  await expect(preview).toContainText('Dana Okoye also sees VAULT: 4 in all. Not counted: ACME (meant for them).');
  // INTAKE lets them see it in three ways.
  await expect(preview).toContainText('the reporter, and 2 more ways');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: /^Review and save / });
  await expect(dialog).toContainText(
    /Follows from this: people matched by Any signed-in user who may no longer browse cannot use its \d+ other permissions either\./,
  );
  await expect(dialog).not.toContainText('Without Browse Projects');
  // Of all the people of who loses something, few lose anything.
  await expect(dialog).toContainText('Only 6 people lose anything by these.');
  // Who is named for nothing but what others had is no finding.
  await expect(dialog).toContainText('Edith Ledger, Noah Tally are named directly, in the place of what is taken away.');
  await expect(dialog).not.toContainText('A role is easier to look after.');
});

test('what is meant becomes a guard rail, and the guard rail says what is meant', async ({ page }) => {
  await open(page, '/groups/acme-clients?meant=ACME');
  await page.getByRole('link', { name: 'Make it a guard rail' }).click();
  const form = page.getByRole('dialog', { name: 'Add guard rail' });
  await expect(form).toContainText('Everybody in acme-clients sees only ACME');
  await expect(page).toHaveURL(/\/guard-rails$/);
  // Made or not, one goes on where one came from.
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(/\/groups\/acme-clients/);
  await page.getByRole('link', { name: 'Make it a guard rail' }).click();
  await form.getByRole('button', { name: 'Add guard rail' }).click();
  await expect(page.getByRole('link', { name: /^Guard rail: / })).toBeVisible();
  await page.goto('/groups/acme-clients');
  await expect(page.getByRole('link', { name: /^Guard rail: / })).toBeVisible();
  await expect(page).toHaveURL(/\?meant=ACME$/);
  await expect(page.getByText(/not meant for them\.$/)).toBeVisible();
});

test('what one leaves as it is is no leak any more, and the guard rail begins whole', async ({
  page,
  request,
  server,
}) => {
  await open(page, '/groups/acme-clients?meant=ACME&closing=yes');
  const repair = page.getByRole('region', { name: 'What closes these leaks' });
  const leave = repair.getByRole('button', { name: /^Leave .* as is$/ });
  await repair.getByRole('button', { name: 'Leave OPEN as is' }).click();
  const others = page.getByRole('group', { name: 'Which others may they see as well?' });
  await expect(others.getByRole('listitem')).toHaveText('OPEN');
  await expect(page).toHaveURL(/[?&]left=OPEN/);
  await expect(page.getByText('They may also see OPEN.')).toBeVisible();
  await expect(ways(page).getByRole('listitem').filter({ hasText: 'May be seen' })).toContainText('OPEN');
  // Dana sees all of INTAKE: that is not left along with the single issues that all of them see.
  const intake = repair.getByRole('listitem').filter({ hasText: 'Intake scheme' });
  await expect(intake.getByRole('button')).toHaveCount(1);
  await expect(intake).toContainText('You can leave this once they no longer see all of INTAKE.');
  // What is left is neither closed nor counted.
  await expect(repair).not.toContainText('Public scheme');
  await expect(repair).not.toContainText('nobody sees OPEN any more');

  for (let left = await leave.count(); left > 0; left = await leave.count()) {
    const chips = await others.getByRole('listitem').count();
    await leave.first().click();
    await expect(others.getByRole('listitem')).not.toHaveCount(chips);
    await expect(page.getByText(/^Its people see /)).not.toContainText('…');
    await expect(leave.or(page.getByText(/^Its people see ACME, and nothing else except /)).first()).toBeVisible();
  }
  await expect(page.getByText(/^Its people see ACME, and nothing else except .*INTAKE/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Its people see ACME, and nothing else except /)).toBeVisible();

  // Once it is single issues that they see of a project, that is said.
  await takeDanaOut(request, server.url);
  await page.reload();
  await expect(page.getByText(/^Its people see ACME, and nothing else except .* and single issues of INTAKE\.$/)).toBeVisible();
  await expect(others).toContainText(/INTAKE\s*\(single issues\)/);

  // The guard rail lets them see the same; with it, what was left is known on another day.
  await page.getByRole('link', { name: 'Make it a guard rail' }).click();
  const form = page.getByRole('dialog', { name: 'Add guard rail' });
  await form.getByRole('button', { name: 'Add guard rail' }).click();
  await page.getByRole('link', { name: /^Guard rail: / }).click();
  await expect(page.getByRole('heading', { name: 'Guard rails', level: 1 })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('acme-clients sees only');
  await expect(page.getByRole('main')).not.toContainText('Broken');
  await page.goto('/groups/acme-clients?meant=ACME');
  await expect(page.getByText(/^Its people see ACME, and nothing else except /)).toBeVisible();
});

test('axe finds nothing in what closes the leaks', async ({ page }) => {
  await open(page, '/groups/acme-clients?meant=ACME');
  await page.getByRole('button', { name: 'Close these leaks…' }).click();
  await expect(page.getByText(/^If you close all of these, /)).toBeVisible();
  const nothing = async (): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  };
  await nothing();
  await page.getByRole('button', { name: 'Remove Dana Okoye from support-desk' }).click();
  await expect(page.getByRole('dialog', { name: 'Remove Dana Okoye from support-desk' })).toBeVisible();
  await nothing();
});
