import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { passkeys } from '@/db/schema';
import { makeTeam } from '@/e2e/admin/team';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { mailTo } from '@/e2e/fixtures/mailbox';
import { expect, test } from '@/e2e/fixtures/test';
import { signInByForm, submitSignIn } from './sign-in';

/** Gives a page's browser a fingerprint reader that knows its owner. */
async function fingerprintReader(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Whether the finger on the reader is its owner's. */
    knows: (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

async function addPasskey(page: Page, password: string, name: string) {
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Add a passkey' }) });
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Your password').fill(password);
  await form.getByRole('button', { name: 'Add a passkey' }).click();
}

const signOut = async (page: Page) => {
  await page.context().clearCookies();
};

/** Whether a page's scripts can talk to an authenticator. */
async function loadsPasskeyScript(page: Page, path: string): Promise<boolean> {
  const texts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') texts.push(response.text().catch(() => ''));
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return (await Promise.all(texts)).some((text) => text.includes('credentials.create'));
}

test('a passkey is the second factor that an organizer demands, and opens the next sign-in', async ({
  page,
  world,
}) => {
  const { member, path, organizer } = await makeTeam(world, ['owner', 'manager']);
  const manager = member('manager');
  const reader = await fingerprintReader(page);
  await signInByForm(page, member('owner'));
  await page.goto('/account/second-factor');
  await addPasskey(page, member('owner').password, 'Owner’s key');
  await expect(page.getByText('Keep these recovery codes')).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${path}/team`);
  await page.getByRole('button', { name: 'Ask the team for a second factor' }).click();
  await expect(page.getByText('From now on the admin area opens only to those')).toBeVisible();

  await signOut(page);
  await signInByForm(page, manager);
  await page.goto(path);
  await expect(page.getByText('The organizer asks its team for a second factor')).toBeVisible();
  await expectAccessible(page);
  await addPasskey(page, manager.password, 'My laptop');
  await expect(page.getByText('Keep these recovery codes')).toBeVisible();
  expect((await mailTo(manager.email, /^A passkey was added/)).text).toContain('has just been added');
  const [code = ''] = await page.locator('main li.recovery-code').allInnerTexts();
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name: organizer.name })).toBeVisible();

  await signOut(page);
  await page.goto(`/sign-in?callbackUrl=${path}`);
  await submitSignIn(page, manager);
  await expect(page.getByRole('heading', { level: 1, name: 'Second step' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name: 'Second step' })).toBeVisible();
  await reader.knows(false);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('Nothing was confirmed.')).toBeVisible();
  await reader.knows(true);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('heading', { level: 1, name: organizer.name })).toBeVisible();
  const [stored] = await world.db.select().from(passkeys).where(eq(passkeys.userId, manager.id));
  expect(stored?.lastUsedAt).not.toBeNull();

  await signOut(page);
  await page.goto(`/sign-in?callbackUrl=${path}`);
  await submitSignIn(page, manager);
  await page.getByRole('textbox', { name: 'Or a code' }).fill(code);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('You used a recovery code')).toBeVisible();
});

test('passkeys are named, renamed and removed; the last goes with the second factor', async ({
  page,
  world,
}) => {
  const fan = await world.fan();
  await fingerprintReader(page);
  await signInByForm(page, fan);
  await page.goto('/account/second-factor');
  await addPasskey(page, fan.password, 'Laptop');
  await expect(page.getByText('Keep these recovery codes')).toBeVisible();
  const [code = ''] = await page.locator('main li.recovery-code').allInnerTexts();
  await page.goto('/account/second-factor');
  const laptop = page.getByRole('listitem').filter({ hasText: 'Laptop' });
  await laptop.getByText('Rename…').click();
  await laptop.getByLabel('New name').fill('Old laptop');
  await laptop.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByText('The new name is saved.')).toBeVisible();

  const old = page.getByRole('listitem').filter({ hasText: 'Old laptop' });
  await old.getByText('Remove…').click();
  await old.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(old.getByText('This is the only one.')).toBeVisible();

  // The reader knows its passkey, so that no account has two of one device.
  await addPasskey(page, fan.password, 'Twice');
  await expect(page.getByText('This device has a passkey for your account already.')).toBeVisible();

  await page.goto('/account/second-factor');
  const off = page.locator('form').filter({ has: page.getByRole('button', { name: 'Switch it off' }) });
  await off.getByRole('textbox', { name: 'Or a code' }).fill(code);
  await off.getByRole('button', { name: 'Switch it off' }).click();
  await expect(page.getByText('The second factor is off.')).toBeVisible();
  expect(await world.db.$count(passkeys, eq(passkeys.userId, fan.id))).toBe(0);
});

test('only the pages about it load what talks to an authenticator', async ({ newFan, page, world }) => {
  await signInByForm(page, await world.fan());
  expect(await loadsPasskeyScript(page, '/account/settings')).toBe(false);
  expect(await loadsPasskeyScript(await newFan(), '/sign-in')).toBe(false);
  expect(await loadsPasskeyScript(page, '/account/second-factor')).toBe(true);
});
