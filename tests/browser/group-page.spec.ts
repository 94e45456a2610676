// The page of a group: what its people see and why, what they can do, who they are, and the ways that
// lead there.

import AxeBuilder from '@axe-core/playwright';
import { expect, save, test } from './fixtures.ts';
import { open, ways } from './groups.ts';

test('a name leads to who that is: in which groups, and what they see by them', async ({ page }) => {
  await open(page, '/groups/acme-clients?meant=ACME');
  await ways(page).getByRole('link', { name: 'Dana Okoye' }).first().click();
  await expect(page.getByRole('heading', { name: 'Dana Okoye', level: 1 })).toBeVisible();
  await expect(page.getByText(/^Dana Okoye sees \d+ projects\.$/)).toBeVisible();
  // Of the pages in the menu, it belongs to the groups.
  const menu = page.getByRole('navigation', { name: 'Pages' });
  await expect(menu.locator('[aria-current="page"]')).toHaveText(['Groups']);
  // So do the links above the name, with the group that led here.
  await expect(page.getByRole('paragraph').filter({ has: page.getByRole('link', { name: 'Groups' }) }).getByRole('link')).toHaveText(['Groups', 'acme-clients']);
  const groups = page.getByRole('region', { name: 'Groups', exact: true });
  await expect(groups.getByRole('link')).toHaveText(['acme-clients', 'support-desk', 'externals', 'jira-servicedesk-users']);
  const seen = page.getByRole('region', { name: 'What they see, and why' });
  const vault = seen.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'VAULT', exact: true }) }).first();
  await expect(vault).toContainText('role Users in VAULT');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await groups.getByRole('link', { name: 'support-desk' }).click();
  await expect(page.getByRole('heading', { name: 'support-desk', level: 1 })).toBeVisible();
  await page.goto('/people/no%20such');
  await expect(page.getByRole('heading', { name: 'There is nobody with the key no such' })).toBeVisible();
});

test('what they can do where they are meant to is told by whom it is granted to', async ({ page }) => {
  await open(page, '/groups/acme-clients?meant=ACME');
  const can = page.getByRole('region', { name: 'What they can do there' });
  const asClients = can.getByRole('listitem').filter({ hasText: 'role Clients' });
  await expect(asClients).toContainText('Browse Projects');
  await expect(asClients).toContainText('Add Comments');
  await expect(can).toContainText('None of its people can do more here than that.');
  const asReporter = can.getByRole('listitem').filter({ hasText: 'Reporter' });
  await expect(asReporter).toContainText(/If you take these away, \d+ people outside this group lose something\./);
  await expect(asClients).not.toContainText('If you take these away');
  await expect(asReporter).toContainText('Edit Issues');
  await expect(asReporter).toContainText(
    'To find these issues in Jira: project = "ACME" AND reporter in membersOf("acme-clients")',
  );
  await expect(asReporter).toContainText('Only on issues that they report. If you take Create Issues away, they can enter no new ones.');

  await can.getByRole('link', { name: 'Change it in the editor: ACME' }).click();
  await expect(page).toHaveURL(/\/schemes\/\d+\?who=group.*where=ACME/);
  // By what the group has anything there is chosen already.
  await page.getByRole('button', { name: 'Set holder to…' }).click();
  await expect(page.getByRole('dialog').getByRole('combobox').first()).toHaveValue(/^\d+$/);
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: /^Create Issues for role Clients:/ }).click();
  await save(page);
  await page.getByRole('link', { name: 'Back to acme-clients' }).first().click();
  await expect(can.getByRole('listitem').filter({ hasText: 'Reporter' })).toContainText('They cannot create any here: that leaves those that they reported earlier');
});

test('the list of groups leads to each, found by its name or that of the group around it', async ({ page }) => {
  await open(page, '/schemes');
  await expect(page.getByRole('link', { name: 'See what its people see, and limit that' })).toHaveAttribute('href', '/groups');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Groups' }).click();
  await expect(page.getByText(/^\d+ groups\. Open one/)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('no such group');
  await expect(page.getByText("No group matches 'no such group'")).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('externals');
  const clients = page.getByRole('row').filter({ hasText: 'acme-clients' });
  await expect(clients).toContainText('6 people');
  await expect(clients).toContainText('in 1 project');
  await clients.getByRole('link', { name: 'acme-clients' }).click();
  await expect(page.getByRole('heading', { name: 'acme-clients', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Groups' }).last().click();
  await expect(page).toHaveURL(/\/groups$/);
});

test('who is in it, by which group, and where it is named', async ({ page }) => {
  await open(page, '/groups/externals');
  const people = page.getByRole('region', { name: 'People', exact: true });
  await expect(people.getByRole('listitem').filter({ hasText: 'Claire Acton' })).toContainText(
    'by way of acme-clients',
  );
  await expect(people).toContainText('To put people in, use Jira');
  await page.getByRole('link', { name: 'acme-clients', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'acme-clients', level: 1 })).toBeVisible();
  const roles = page.getByRole('region', { name: 'Roles it acts in' });
  await expect(roles.getByRole('link', { name: 'ACME' }).first()).toBeVisible();
  await expect(roles).toContainText(/By way of externals.*Observers.*FIN/s);
});

test('what is unfolded stays so while other projects come and go', async ({ page }) => {
  await open(page, '/groups/acme-clients?meant=ACME&left=OPEN');
  const can = page.getByRole('region', { name: 'What they can do there' });
  const of = (project: string) => can.getByRole('group').filter({ hasText: `What they can do in ${project}` });
  await can.getByText('What they can do in OPEN').click();
  await expect(of('OPEN')).toContainText('Add Comments');
  await page.getByRole('combobox', { name: 'Which others may they see as well?' }).fill('INTAKE');
  await page.getByRole('option', { name: 'INTAKE' }).click();
  // INTAKE comes before it, folded.
  await expect(of('INTAKE')).not.toHaveAttribute('open');
  await expect(of('OPEN')).toHaveAttribute('open');
  await expect(of('OPEN')).toContainText('Add Comments');
});

test('a group with nobody in it is about whoever joins; one that is not there says so', async ({ page }) => {
  await open(page, '/groups/bluebird-clients');
  await expect(page.getByText(/^Whoever joins sees \d+ projects?\.$/)).toBeVisible();
  await expect(page.getByText('Nobody is in this group yet.', { exact: false })).toBeVisible();
  await page.goto('/groups/no%20such%2Fgroup');
  await expect(page.getByRole('heading', { name: 'There is no group no such/group' })).toBeVisible();
});

test('the preview of a group says who can do more, and leads to its page', async ({ page }) => {
  await open(page, '/schemes/10003?who=group:acme-clients&where=VAULT');
  const preview = page.getByRole('complementary', { name: 'Effective access' });
  await expect(preview).toContainText('6 people are in acme-clients. 1 of them can do more here: Dana Okoye');
  await preview.getByRole('button', { name: 'Dana Okoye' }).click();
  await expect(preview).toContainText('Dana Okoye can browse VAULT.');
  await page.goto('/schemes/0?who=group:acme-clients&where=BLUE');
  await preview.getByRole('link', { name: 'Close them to this group…' }).click();
  await expect(page).toHaveURL(/\/groups\/acme-clients$/);
});

test('the causes in the preview are links, and leaving says that the draft is kept', async ({ page }) => {
  await open(page, '/schemes/0?who=group:acme-clients&where=BLUE');
  await page.getByRole('gridcell', { name: /^Browse Projects for Any signed-in user: granted/ }).click();
  const preview = page.getByRole('complementary', { name: 'Effective access' });
  await preview.getByText('Browse Projects', { exact: true }).click();
  await preview.getByRole('link', { name: 'someone who is only in acme-clients' }).first().click();
  await expect(page).toHaveURL(/\/groups\/acme-clients$/);
  await expect(page.getByText('Your draft of Default Permission Scheme is kept.')).toBeVisible();
});

test('who leads a project sees no page of a group', async ({ page }) => {
  await open(page, '/groups/acme-clients', 'lead');
  await expect(page.getByRole('heading', { name: 'Only Jira administrators see this page' })).toBeVisible();
  await expect(page.getByText('Claire Acton')).toHaveCount(0);
  await page.goto('/groups');
  await expect(page.getByRole('heading', { name: 'Only Jira administrators see this page' })).toBeVisible();
  await expect(page.getByText('acme-clients')).toHaveCount(0);
});
