import { fillCheckout, getFreeTicket, holdPlaces, newBuyer } from '@/e2e/fixtures/shop';
import { expect, test } from '@/e2e/fixtures/test';
import { signInByForm } from './sign-in';

test('who signs in after somebody else, in one browser, sees nothing of theirs', async ({ page, world }) => {
  const [first, second] = [await world.fan(), await world.fan()];
  const [bought, held] = [await world.free('Bought by the first'), await world.general('Held by the first')];
  const theirs = [first.email, bought.title, held.title];

  await signInByForm(page, first);
  await getFreeTicket(page, bought.path, newBuyer());
  const order = page.url();
  await holdPlaces(page, held.path, 2);
  await page.goto('/account/orders');
  await expect(page.getByRole('link', { name: bought.title })).toBeVisible();
  await page.goto('/account/settings');
  await expect(page.getByText(first.email).first()).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Find your evening/ })).toBeVisible();

  const expectNothing = async () => {
    for (const trace of theirs) await expect(page.getByText(trace)).toHaveCount(0);
  };
  await test.step('the back button shows no page of theirs', async () => {
    for (let steps = 0; steps < 2; steps++) {
      await page.goBack();
      await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
      await expectNothing();
    }
  });

  await signInByForm(page, second);
  for (const path of [
    '/account',
    '/account/orders',
    '/account/tickets',
    '/account/settings',
    '/cart',
    '/checkout',
  ]) {
    await test.step(path, async () => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNothing();
    });
  }
  await expect(page.getByText('Nothing is held for you')).toBeVisible();
  const answer = await page.request.get(order);
  expect(answer.status()).toBe(404);
  expect(await (await page.request.get('/api/me')).text()).not.toContain(first.email);

  await test.step('what the second fan buys is theirs alone', async () => {
    const show = await world.free('Bought by the second');
    await holdPlaces(page, show.path, 1);
    await fillCheckout(page, newBuyer());
    await page.getByRole('button', { name: 'Get free tickets' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your tickets' })).toBeVisible();
    await page.goto('/account/orders');
    await expect(page.getByRole('link', { name: show.title })).toBeVisible();
    await expectNothing();
  });
});
