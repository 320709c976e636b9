import { expect, type Page, test } from '@playwright/test';
import { addresses } from '@/e2e/fixtures/addresses';

export type Credentials = { email: string; password: string };

/** Fills in the sign-in that the page shows, and sends it. */
export async function submitSignIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Whoever has this page is signed in from the next request on; the way through the form has tests of its own. */
export async function signIn(page: Page, account: { session: () => Promise<string> }): Promise<void> {
  await test.step('sign in', async () => {
    const cookie = { name: 'tessera-session', value: await account.session(), url: addresses().siteUrl };
    await page.context().addCookies([{ ...cookie, httpOnly: true, sameSite: 'Lax' }]);
  });
}

/** Signs in with the form, and waits for the account. */
export async function signInByForm(page: Page, credentials: Credentials): Promise<void> {
  await test.step('sign in with the form', async () => {
    await page.goto('/sign-in?callbackUrl=/account');
    await submitSignIn(page, credentials);
    await expectSignedIn(page);
  });
}

/** The page greets the owner of an account. */
export async function expectSignedIn(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: /^Hello, / })).toBeVisible();
}

/** The account asks for a sign-in. */
export async function expectSignedOut(page: Page): Promise<void> {
  await page.goto('/account');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
}
