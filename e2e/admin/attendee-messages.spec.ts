import { eq } from 'drizzle-orm';
import { orders, organizerMembers, tickets } from '@/db/schema';
import { signIn } from '@/e2e/accounts/sign-in';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { countMails, mailTo } from '@/e2e/fixtures/mailbox';
import { expect, test } from '@/e2e/fixtures/test';
import type { World } from '@/e2e/fixtures/world';
import { makePaidOrder } from '@/lib/tickets/testing';

test('a message to attendees: written, looked at, tested, sent once each, and followed to the end', async ({
  page,
  world,
  newFan,
  guard,
}) => {
  // The mail stands in a frame without scripts, and the test's own knock is refused there.
  guard.allow(/Blocked script execution in 'about:srcdoc'/);
  const made = await world.seated('Evening With News');
  const { organizer, event, performance } = made;
  const manager = await world.fan();
  await world.db
    .insert(organizerMembers)
    .values({ organizerId: organizer.id, userId: manager.id, role: 'manager' });
  const buyers = [`one-${performance.id}@example.test`, `two-${performance.id}@example.test`];
  for (const [at, email] of [...buyers, buyers[0]].entries()) {
    await sellTo(world, made, at * 2, email ?? '');
  }
  await signIn(page, manager);
  await page.goto(`/admin/${organizer.slug}/events/${event.id}/dates/${performance.id}`);
  await page.getByRole('link', { name: 'Write to the people who have tickets' }).click();
  await expect(page.getByText('Everybody with a valid ticket (2 people)')).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Subject').fill('Doors open at seven');
  await page.getByRole('button', { name: 'See how it looks' }).click();
  await expect(page.getByText('Write the message.')).toBeVisible();
  await page
    .getByLabel('Message', { exact: true })
    .fill('The cloakroom is on the left.\n\nThe way: https://example.org/way\n<b>Bring nothing</b>');
  await page.getByRole('button', { name: 'See how it looks' }).click();
  await expect(page.getByText('Saved. This is how it will look.')).toBeVisible();
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: 'Doors open at seven' })).toBeVisible();
  await expect(frame.getByText('<b>Bring nothing</b>')).toBeVisible();
  await expect(frame.getByRole('link', { name: 'https://example.org/way' })).toBeVisible();
  await page.getByText('The same as plain text').click();
  await expect(page.locator('pre')).toContainText('nothing to unsubscribe from');
  await expectAccessible(page, { without: 'iframe' });

  await page.getByRole('button', { name: 'Send it to myself' }).click();
  await expect(page.getByText('The test is on its way')).toBeVisible();
  const tried = await mailTo(manager.email, /^Test: Doors open at seven$/);
  expect(tried.text).toContain('The cloakroom is on the left.');
  expect(await countMails(buyers[0] ?? '', /Doors/)).toBe(0);

  const address = page.url();
  await page.getByLabel('Yes, send it to 2 people').check();
  await page.getByRole('button', { name: 'Send the message' }).click();
  await expect(page.getByText('Sent: 2 of 2 people')).toBeVisible({ timeout: 40_000 });
  await expectAccessible(page, { without: 'iframe' });
  for (const buyer of buyers) {
    const mail = await mailTo(buyer, /^Doors open at seven$/);
    expect(mail.html).toContain('href="https://example.org/way"');
    expect(mail.html).not.toContain('<b>Bring');
    expect(mail.text).toContain('/orders/');
    expect(await countMails(buyer, /Doors/)).toBe(1);
  }

  const stranger = await newFan();
  const other = await world.general('Theirs');
  const theirs = await world.fan();
  await world.db
    .insert(organizerMembers)
    .values({ organizerId: other.organizer.id, userId: theirs.id, role: 'owner' });
  await signIn(stranger, theirs);
  const path = new URL(address).pathname;
  for (const place of [path, path.replace(organizer.slug, other.organizer.slug)]) {
    expect((await stranger.request.get(place)).status(), place).toBe(404);
  }
});

type Made = Awaited<ReturnType<World['seated']>>;

/** A paid order of two seats with its tickets, of whoever has this address. */
async function sellTo({ db }: World, made: Made, firstSeat: number, email: string) {
  const seats = made.seats.slice(firstSeat);
  const { orderId, items } = await makePaidOrder(db, { world: { ...made, seats } });
  await db.update(orders).set({ email }).where(eq(orders.id, orderId));
  await db.insert(tickets).values(
    items.map(({ id, performanceId, priceLevelId, seatId }) => ({
      orderId,
      orderItemId: id,
      performanceId,
      priceLevelId,
      seatId,
      ordinal: 1,
    })),
  );
}
