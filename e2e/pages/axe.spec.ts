import { signIn } from '@/e2e/accounts/sign-in';
import { expectAccessibleInSchemes } from '@/e2e/fixtures/axe';
import { expect, test } from '@/e2e/fixtures/test';
import { accountPages, publicPages } from './addresses';

for (const { name, path, heading, answers = 200 } of publicPages) {
  test(`${name}: nothing for axe to find, in light and in dark`, async ({ page, guard, world }) => {
    // The browser itself logs an address that leads nowhere.
    if (answers === 404) guard.allow(/status of 404/);
    const response = await page.goto(await path(world.db));
    expect(response?.status()).toBe(answers);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expectAccessibleInSchemes(page);
  });
}

test('account: nothing for axe to find, in light and in dark', async ({ page, world }) => {
  await signIn(page, await world.fan());
  for (const { path, heading } of accountPages) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expectAccessibleInSchemes(page);
  }
});

test('a link that is dead says so, in light and in dark', async ({ page }) => {
  await page.goto('/verify?token=never-sent');
  await page.getByRole('button', { name: 'Verify my address' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'This link' })).toBeVisible();
  await expectAccessibleInSchemes(page);
});
