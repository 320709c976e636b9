import { eq } from 'drizzle-orm';
import { organizerMembers, waitingRooms } from '@/db/schema';
import { signIn } from '@/e2e/accounts/sign-in';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { expectCart, holdPlaces } from '@/e2e/fixtures/shop';
import { expect, test } from '@/e2e/fixtures/test';

test('two fans gather, one is let in, the other waits and is let in when the first has done', async ({
  page,
  world,
  newFan,
}) => {
  const show = await world.general('The Great Rush');
  const user = await world.fan();
  const member = { organizerId: show.organizer.id, userId: user.id, role: 'manager' as const };
  await world.db.insert(organizerMembers).values(member);
  await signIn(page, user);
  const admin = `/admin/${show.organizer.slug}/events/${show.event.id}/dates/${show.performance.id}/waiting-room`;

  await test.step('the organizer sets it up for one shopper at a time', async () => {
    await page.goto(admin);
    await page.getByLabel('Shoppers inside, at most').fill('0');
    await page.getByRole('button', { name: 'Set up the waiting room' }).click();
    await expect(page.getByText('Enter 1 or more.')).toBeVisible();
    await page.getByLabel('Shoppers inside, at most').fill('1');
    await page.getByRole('button', { name: 'Set up the waiting room' }).click();
    await expect(page.getByText('The waiting room is set up.')).toBeVisible();
    await expectAccessible(page);
  });
  const [room] = await world.db.select().from(waitingRooms).where(eq(waitingRooms.eventId, show.event.id));
  const path = `/waiting-room/${room?.id}`;

  const first = await newFan();
  const second = await newFan({ javaScriptEnabled: false });
  await test.step('both gather, one of them without JavaScript', async () => {
    await first.goto(path);
    await expect(first.getByRole('heading', { name: 'You are in. Places are drawn' })).toBeVisible();
    await expectAccessible(first);
    await second.goto(path);
    await second.getByRole('button', { name: 'Take a place' }).click();
    await expect(second.getByRole('heading', { name: 'You are in. Places are drawn' })).toBeVisible();
  });

  await test.step('who has not been admitted holds nothing', async () => {
    const early = await newFan({ javaScriptEnabled: false });
    await early.goto(show.path);
    await expect(early.getByText('Many people want these tickets')).toBeVisible();
    await early.getByLabel('Tickets for General admission').selectOption('1');
    await early.getByRole('button', { name: /^Hold/ }).click();
    await expect(early.getByText('sold through a waiting room. Take a place there')).toBeVisible();
    expect(await world.heldIn(show.performance.id)).toBe(0);
  });

  await page.getByLabel('Message to everybody who waits').fill('Bring a warm coat.');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Those who wait see it within seconds.')).toBeVisible();
  await page.getByRole('button', { name: 'Open now' }).click();
  await expect(page.getByText('It opens now.')).toBeVisible();

  /** The draw decides who is first; the one with the script is sent to the tickets by itself. */
  const inFirst = first.waitForURL(`**${show.path}`);
  const goesIn = async () => {
    await expect(async () => {
      await second.goto(`/queue/${room?.id}`);
      const button = second.getByRole('button', { name: 'Choose your tickets' });
      await expect(button).toBeVisible({ timeout: 500 });
      await button.click();
      await expect(second).toHaveURL(new RegExp(show.path), { timeout: 5_000 });
    }).toPass();
  };
  const winner = await Promise.race([inFirst.then(() => 'first'), goesIn().then(() => 'second')]);
  const [inside, outside] = winner === 'first' ? [first, second] : [second, first];

  await test.step('the other one waits, and hears the organizer', async () => {
    await expect(page.getByText('Waiting', { exact: true }).locator('..')).toHaveText('Waiting1');
    if (outside === second) await second.goto(`/queue/${room?.id}`);
    await expect(outside.getByText('Bring a warm coat.')).toBeVisible();
    await expect(outside.getByText('People ahead of you', { exact: true })).toBeVisible();
  });

  await test.step('the one who is in holds a ticket and makes room', async () => {
    await inside.getByLabel('Tickets for General admission').selectOption('1');
    await inside.getByRole('button', { name: /^Hold/ }).click();
    await expectCart(inside);
    await world.db.execute(
      `update waiting_visitors set left_at = now() where admitted_at is not null and room_id = '${room?.id}'`,
    );
  });

  await test.step('then the other one is let in', async () => {
    if (outside === second) return goesIn();
    await inFirst;
    await holdPlaces(first, show.path, 1);
    await expectAccessible(first);
  });
});
