import { linkInMail } from '@/e2e/accounts/mailed-link';
import { signIn, submitSignIn } from '@/e2e/accounts/sign-in';
import { expectAccessible, expectAccessibleInSchemes } from '@/e2e/fixtures/axe';
import { newBuyer } from '@/e2e/fixtures/shop';
import { expect, test } from '@/e2e/fixtures/test';
import { codeAt } from '@/lib/identity/totp';
import { newId } from '@/lib/ids';
import { makeTeam } from './team';

const password = 'seven lanterns over the harbour';

test('a fan becomes an organizer, invites a manager, takes the role away and then the place', async ({
  page,
  newFan,
  world,
  guard,
}) => {
  // The browser itself logs the pages that are closed.
  guard.allow(/status of 404/);
  const slug = `maple-hall-${newId().slice(-8)}`;
  await page.goto('/admin/new');
  await submitSignIn(page, await world.fan());
  await page.getByLabel('Name', { exact: true }).fill('Maple Hall');
  await expect(page.getByLabel('Address on this site')).toHaveValue('maple-hall');
  await page.getByLabel('Address on this site').fill(slug);
  await page.getByRole('button', { name: 'Become an organizer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Maple Hall' })).toBeVisible();

  const guest = newBuyer();
  await page.getByRole('navigation', { name: 'Organizer' }).getByRole('link', { name: 'Team' }).click();
  await page.getByLabel('E-mail address').fill(guest.email);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByText(`The invitation to ${guest.email} is on its way.`)).toBeVisible();

  const member = await newFan();
  const link = await linkInMail(guest.email, /^Join the team of Maple Hall$/, '/admin/join');
  await member.goto(link);
  await expectAccessible(member);
  await member.getByLabel('Your name').fill(guest.name);
  await member.getByLabel('Password', { exact: true }).fill(password);
  await member.getByRole('button', { name: 'Open an account and join' }).click();
  await expect(member.getByText('Your role here: Manager.')).toBeVisible();
  await expect(member.getByRole('link', { name: 'Team' })).toBeHidden();
  await member.goto(`/admin/${slug}/audit`);
  await expect(member.getByRole('listitem').filter({ hasText: 'Member: joined' })).toBeVisible();
  await member.goto(link);
  await expect(member.getByRole('heading', { name: 'This invitation is no longer open' })).toBeVisible();

  await page.reload();
  const row = page.getByRole('listitem').filter({ hasText: guest.email });
  await row.getByLabel(`Role of ${guest.name}`).selectOption('scanner');
  await row.getByRole('button', { name: 'Set role' }).click();
  await expect(page.getByText('The new role holds from now on.')).toBeVisible();
  await member.goto(`/admin/${slug}/audit`);
  await expect(member.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();

  await row.getByText('Remove…').click();
  await row.getByRole('button', { name: `Remove ${guest.name}` }).click();
  await expect(page.getByText('That person is no longer in the team.')).toBeVisible();
  await member.goto(`/admin/${slug}`);
  await expect(member.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();

  await page.goto(`/admin/${slug}/audit?what=member.role_changed`);
  await expect(page.getByRole('deletion')).toHaveText('manager');
  await expect(page.getByRole('insertion')).toHaveText('scanner');
});

test('the last owner cannot leave', async ({ page, world }) => {
  const team = await makeTeam(world, ['owner', 'manager']);
  await signIn(page, team.member('owner'));
  await page.goto(`${team.path}/team`);
  await page.getByText('Remove…').first().click();
  await page.getByRole('button', { name: 'Leave the team' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'An organizer needs an owner.' })).toBeVisible();
});

test('settings: a pale colour is refused, what is saved is on the public page and in the log', async ({
  page,
  world,
}) => {
  const { member, path, organizer } = await makeTeam(world, ['owner']);
  await signIn(page, member('owner'));
  await page.goto(`${path}/settings`);
  await page.getByLabel('Brand colour').fill('#ffcc00');
  await expect(page.getByText(/contrast of 1\.\d\d:1; it needs 4\.5:1/)).toBeVisible();
  await page.getByRole('button', { name: 'Save the colour' }).click();
  await expect(page.getByText('Please check the marked fields.')).toBeVisible();
  await page.getByLabel('Brand colour').fill('#7a1f5c');
  await page.getByRole('button', { name: 'Save the colour' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const save = async (label: string, text: string, button: string) => {
    // Anew: whatever is saved, the page says so in the same words.
    await page.goto(`${path}/settings`);
    await page.getByLabel(label).fill(text);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
  };
  await save('About', 'We play in an old mill.\n\nCome early.', 'Save the texts');
  await save('Refund policy in your words', 'Until a week before.', 'Save the refund rule');
  await page.goto(`/organizers/${organizer.slug}`);
  await expect(page.getByText('We play in an old mill.')).toBeVisible();
  await page.getByText('Refund policy').click();
  await expect(page.getByText('Until a week before.')).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${path}/audit?q=old+mill`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Settings: changed' })).toHaveCount(1);
});

test('a second factor, demanded of the team: the password alone opens nothing', async ({
  page,
  newFan,
  world,
}) => {
  const { member, path } = await makeTeam(world, ['owner', 'manager']);
  const owner = member('owner');
  await signIn(page, owner);
  await page.goto('/account/second-factor');
  const app = page.locator('form').filter({ has: page.getByRole('button', { name: 'Set up an app' }) });
  await app.getByLabel('Your password').fill(owner.password);
  await app.getByRole('button', { name: 'Set up an app' }).click();
  const key = await page.locator('code').textContent();
  await page.getByRole('textbox', { name: 'Code' }).fill(codeAt(key ?? ''));
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await expect(page.getByText('Keep these recovery codes')).toBeVisible();
  const [code = ''] = await page.locator('main li.recovery-code').allInnerTexts();
  await expectAccessible(page);

  await page.goto(`${path}/team`);
  await page.getByRole('button', { name: 'Ask the team for a second factor' }).click();
  await expect(page.getByText('From now on the admin area opens only to those')).toBeVisible();

  const manager = await newFan();
  await signIn(manager, member('manager'));
  await manager.goto(path);
  await expect(manager.getByText('The organizer asks its team for a second factor')).toBeVisible();

  const elsewhere = await newFan();
  await elsewhere.goto(`/sign-in?callbackUrl=${path}`);
  await submitSignIn(elsewhere, owner);
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Second step' })).toBeVisible();
  await expectAccessible(elsewhere);
  await elsewhere.goto('/account');
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Second step' })).toBeVisible();
  await elsewhere.getByRole('textbox', { name: 'Code' }).fill(code);
  await elsewhere.getByRole('button', { name: 'Go on' }).click();
  await expect(elsewhere.getByText('You used a recovery code')).toBeVisible();
  await elsewhere.goto(path);
  await expect(elsewhere.getByText('Your role here: Owner.')).toBeVisible();
});

test('team, settings, audit log and their neighbours: nothing for axe to find, in light and in dark', async ({
  page,
  world,
}) => {
  const { member, path } = await makeTeam(world, ['owner', 'scanner']);
  await signIn(page, member('owner'));
  for (const address of ['/admin', '/admin/new', path, `${path}/team`, `${path}/settings`, `${path}/audit`]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessibleInSchemes(page);
  }
});

test('on a phone the menu folds, opens, and folds again on the next page', async ({ page, world }) => {
  const { member, path } = await makeTeam(world, ['owner']);
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, member('owner'));
  await page.goto(path);
  const nav = page.getByRole('navigation', { name: 'Organizer' });
  await expect(nav.getByRole('link', { name: 'Settings' })).toBeHidden();
  await nav.getByText('Menu').click();
  await nav.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(nav.getByRole('link', { name: 'Team' })).toBeHidden();
  await expect(nav.locator('summary')).toContainText('Settings');
  for (const address of ['', '/team', '/settings', '/audit']) {
    await page.goto(path + address);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(`${address}: ${overflow}`).toBe(`${address}: 0`);
  }
});
