import { expectTickets, fillCheckout, goToPayment, holdPlaces, newBuyer } from '@/e2e/fixtures/shop';
import { cards, payByCard, paySession, sessionOn, setWebhooks } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';

// The stand-in behaves alike for everybody, so these tests change it one after the other, and alone.
test.describe.configure({ mode: 'serial' });
test.afterEach(() => setWebhooks({ paused: false, duplicate: 0, drop: [] }));

test('the webhook comes before the fan does', async ({ page, world }) => {
  const show = await world.general('Webhook first');
  await holdPlaces(page, show.path, 1);
  await goToPayment(page, newBuyer(), '$29.00');
  // Paid, while the fan's browser still shows the payment page.
  await paySession(sessionOn(page));
  await expect.poll(() => world.orderStatus(show.performance.id)).toBe('paid');
  await page.reload();
  await page.getByRole('link', { name: 'See your order' }).click();
  await expectTickets(page, 1);
});

test('the webhook comes twice, and changes things once', async ({ page, world }) => {
  await setWebhooks({ duplicate: 3 });
  const show = await world.general('Webhook many times');
  await holdPlaces(page, show.path, 2);
  await goToPayment(page, newBuyer(), '$58.00');
  await payByCard(page, cards.good);
  await expectTickets(page, 2);
  expect(await world.soldIn(show.performance.id)).toBe(2);
});

test('the webhook comes after the fan, whose page waits without any script', async ({ newFan, world }) => {
  const show = await world.general('Webhook last');
  const page = await newFan({ javaScriptEnabled: false });
  await setWebhooks({ paused: true });
  await holdPlaces(page, show.path, 1);
  await fillCheckout(page, newBuyer());
  await page.getByRole('button', { name: 'Pay $29.00 with Stripe' }).click();
  await payByCard(page, cards.good);
  await expect(page.getByRole('heading', { level: 1, name: 'Confirming your payment' })).toBeVisible();
  expect(await world.soldIn(show.performance.id)).toBe(0);
  await setWebhooks({ paused: false });
  await expectTickets(page, 1);
});

test('the webhook never comes: the page of the order asks Stripe itself', async ({ page, world }) => {
  await setWebhooks({ drop: [{ type: '*', count: 10 }] });
  const show = await world.general('Webhook lost');
  await holdPlaces(page, show.path, 1);
  await goToPayment(page, newBuyer(), '$29.00');
  await payByCard(page, cards.good);
  await expectTickets(page, 1);
  expect(await world.soldIn(show.performance.id)).toBe(1);
});
