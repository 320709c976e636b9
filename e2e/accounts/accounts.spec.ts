import type { Page } from '@playwright/test';
import { countMails } from '@/e2e/fixtures/mailbox';
import { getFreeTicket, newBuyer } from '@/e2e/fixtures/shop';
import { expect, test } from '@/e2e/fixtures/test';
import { linkInMail } from './mailed-link';
import { expectSignedIn, expectSignedOut, signInByForm, submitSignIn } from './sign-in';

const password = 'seven lanterns over the harbour';

async function signUp(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await test.step('open an account', async () => {
    await page.goto('/sign-up');
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Open an account' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Look into your mailbox' })).toBeVisible();
  });
}

/** Follows the link in the mail and presses the button behind it. */
async function verifyAddress(page: Page, email: string): Promise<string> {
  const link = await linkInMail(email, /^Confirm your address$/, '/verify');
  await page.goto(link);
  await page.getByRole('button', { name: 'Verify my address' }).click();
  await expect(page.getByText('Your address is verified.')).toBeVisible();
  return link;
}

test('a new account is verified through the mail, once', async ({ page }) => {
  const { name, email } = newBuyer();
  await signUp(page, { name, email });
  const link = await verifyAddress(page, email);
  await submitSignIn(page, { email, password });
  await expectSignedIn(page);
  await expect(page.getByText('Your address is not verified yet')).toBeHidden();
  await page.goto('/account/settings');
  await expect(page.getByText(`${email} is verified.`)).toBeVisible();

  await page.goto(link);
  await page.getByRole('button', { name: 'Verify my address' }).click();
  await expect(page.getByText('This link was used before or is too old.')).toBeVisible();
});

test('an order of a guest joins the account that proves the address', async ({ page, newFan, world }) => {
  const show = await world.free('Guest evening');
  const buyer = newBuyer();
  await getFreeTicket(page, show.path, buyer);

  const elsewhere = await newFan();
  await signUp(elsewhere, buyer);
  await signInByForm(elsewhere, { email: buyer.email, password });
  await elsewhere.goto('/account/orders');
  await expect(elsewhere.getByText('No orders yet')).toBeVisible();

  await verifyAddress(elsewhere, buyer.email);
  await elsewhere.goto('/account/orders');
  await elsewhere.getByRole('link', { name: show.title }).click();
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Your tickets' })).toBeVisible();
});

test('a fan signs in to where they wanted to go, and out', async ({ page, world }) => {
  const fan = await world.fan();
  await page.goto('/account/orders');
  await submitSignIn(page, { email: fan.email, password: 'not the password at all' });
  await expect(page.getByRole('alert').filter({ hasText: /password/i })).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue(fan.email);
  await page.getByLabel('Password', { exact: true }).fill(fan.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your orders' })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Find your evening/ })).toBeVisible();
  await expectSignedOut(page);
});

test('a forgotten password is replaced through the mail', async ({ page, newFan, world }) => {
  const fan = await world.fan();
  const elsewhere = await newFan();
  await signInByForm(elsewhere, fan);
  await page.goto('/reset');
  await page.getByLabel('E-mail address').fill(fan.email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByText(`If ${fan.email} has an account, a link is on its way.`)).toBeVisible();

  const link = await linkInMail(fan.email, /^Choose a new password$/, '/reset');
  await page.goto(link);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByText('Your password is changed, and every browser is signed out.')).toBeVisible();
  await expectSignedOut(elsewhere);

  await submitSignIn(elsewhere, fan);
  await expect(elsewhere.getByRole('alert').filter({ hasText: /password/i })).toBeVisible();
  await signInByForm(page, { email: fan.email, password });
  await expect.poll(() => countMails(fan.email, /^Your password was changed$/)).toBe(1);
});

test('signing out everywhere ends the session of another browser', async ({ page, newFan, world }) => {
  const fan = await world.fan();
  const elsewhere = await newFan();
  await signInByForm(elsewhere, fan);
  await signInByForm(page, fan);
  await page.goto('/account/settings');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByText('Every browser is signed out, this one too.')).toBeVisible();
  await expectSignedOut(elsewhere);
  await expectSignedOut(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a fan signs in and out', async ({ page, world }) => {
    const fan = await world.fan();
    await page.goto('/account/settings');
    await submitSignIn(page, { email: fan.email, password: 'not the password at all' });
    await expect(page.getByLabel('E-mail address')).toHaveValue(fan.email);
    await page.getByLabel('Password', { exact: true }).fill(fan.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Find your evening/ })).toBeVisible();
    await expectSignedOut(page);
  });
});
