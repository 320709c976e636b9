import sharp from 'sharp';
import { organizerMembers } from '@/db/schema';
import { signIn } from '@/e2e/accounts/sign-in';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { mailTo } from '@/e2e/fixtures/mailbox';
import { expectTickets, goToPayment, holdPlaces, newBuyer } from '@/e2e/fixtures/shop';
import { cards, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';
import type { World } from '@/e2e/fixtures/world';

/** An evening and the account of its organizer's owner. */
async function evening(world: World, title: string) {
  const made = await world.general(title);
  const owner = await world.fan();
  await world.db
    .insert(organizerMembers)
    .values({ organizerId: made.organizer.id, userId: owner.id, role: 'owner' });
  return { ...made, owner, settings: `/admin/${made.organizer.slug}/settings` };
}

test('a logo and a paragraph: on the public page, the event and the mails; no SVG', async ({
  page,
  world,
  guard,
}) => {
  // The mails stand in frames without scripts, and the test's own knock is refused there.
  guard.allow(/Blocked script execution in 'about:srcdoc'/);
  const { owner, settings, organizer, eventPath } = await evening(world, 'Branded Evening');
  await signIn(page, owner);
  await page.goto(settings);
  await expectAccessible(page);
  const file = page.getByLabel('Logo', { exact: true });
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const answer = await page.request.post(`/api/admin/${organizer.slug}/logo`, {
    multipart: { file: { name: 'logo.png', mimeType: 'image/png', buffer: svg } },
  });
  expect(answer.status()).toBe(422);
  expect(await answer.text()).toContain('Choose a JPEG, PNG or WebP picture.');
  const create = { width: 300, height: 100, channels: 3, background: '#7a1f3d' } as const;
  const photo = await sharp({ create }).jpeg().toBuffer();
  await file.setInputFiles({ name: 'logo.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByRole('button', { name: 'Save the logo' }).click();
  await expect(page.getByRole('button', { name: 'Remove the logo' })).toBeVisible();
  const logo = (await page.locator('img[src^="/uploads/"]').getAttribute('src')) ?? '';
  const picture = await page.request.get(logo);
  expect(picture.headers()['content-type']).toBe('image/png');
  expect(picture.headers()['cache-control']).toContain('immutable');

  await page.getByLabel('A paragraph of yours').fill('The bar opens at six.');
  await page.getByRole('button', { name: 'Save the paragraph' }).click();
  await expect(page.getByText('Saved. Public pages show it')).toBeVisible();
  await page.getByRole('link', { name: 'See your mails as fans get them' }).click();
  const receipt = page.frameLocator('iframe').first();
  await expect(receipt.getByText('The bar opens at six.')).toBeVisible();
  await expect(receipt.locator(`img[src$="${logo}"]`)).toBeVisible();
  await expectAccessible(page, { without: 'iframe' });
  for (const path of [`/organizers/${organizer.slug}`, eventPath]) {
    await expect(async () => {
      await page.goto(path);
      await expect(page.locator(`img[src="${logo}"]`)).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectAccessible(page);
  }
});

test('a poster of one’s own: on the event, in lists, for previews of links; and the drawn one again', async ({
  page,
  world,
}) => {
  const { owner, organizer, event, eventPath } = await evening(world, 'Evening With a Poster');
  const admin = `/admin/${organizer.slug}/events/${event.id}`;
  await signIn(page, owner);
  const create = { width: 300, height: 120, channels: 3, background: '#1f3d7a' } as const;
  const send = (buffer: Buffer) =>
    page.request.post(`/api${admin}/poster`, {
      multipart: { alt: '', file: { name: 'poster.png', mimeType: 'image/png', buffer } },
      maxRedirects: 0,
    });
  // As a browser without JavaScript sends it.
  const small = await send(await sharp({ create }).png().toBuffer());
  expect([small.status(), await small.text()]).toEqual([
    422,
    expect.stringContaining('This picture has 300 × 120 pixels.'),
  ]);
  const plain = await send(
    await sharp({ create: { ...create, height: 400 } })
      .png()
      .toBuffer(),
  );
  expect([plain.status(), plain.headers().location]).toEqual([303, `${admin}?done=poster`]);

  await page.goto(admin);
  const photo = await sharp({ create: { ...create, width: 800, height: 1_000 } })
    .jpeg()
    .toBuffer();
  await page
    .getByLabel('Another poster')
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByLabel('What it shows', { exact: false }).fill('A blue curtain');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('This is the poster now.')).toBeVisible();
  const poster = page.getByRole('img', { name: 'A blue curtain' });
  const address = (await poster.getAttribute('src')) ?? '';
  expect([await poster.getAttribute('width'), await poster.getAttribute('height')]).toEqual(['720', '900']);
  await expectAccessible(page);

  const shown = async (path: string, src: string) =>
    expect(async () => {
      await page.goto(path);
      await expect(page.locator(`img[src="${src}"]`)).toBeVisible({ timeout: 1_000 });
    }).toPass();
  await shown(eventPath, address);
  await expectAccessible(page);
  const link = await page.locator('meta[property="og:image"]').getAttribute('content');
  expect(link).toContain(`${address}/link`);
  expect(await page.locator('script[type="application/ld+json"]').textContent()).toContain(`${address}/link`);
  for (const [size, type] of [
    ['', 'image/webp'],
    ['/thumb', 'image/webp'],
    ['/card', 'image/webp'],
    ['/link', 'image/jpeg'],
  ]) {
    const file = await page.request.get(`${address}${size}`);
    expect([file.headers()['content-type'], file.headers()['x-content-type-options']]).toEqual([
      type,
      'nosniff',
    ]);
  }
  expect((await page.request.get(`${address}/huge`)).status()).toBe(404);
  await shown(`/organizers/${organizer.slug}`, `${address}/thumb`);

  await page.goto(admin);
  await page.getByRole('button', { name: 'Back to the drawn one' }).click();
  await expect(page.getByText('Drawn from the title and the category.')).toBeVisible();
  await shown(eventPath, `${eventPath}/poster.svg`);
});

test('a refund rule: shown before paying, honoured on the order’s page; terms have their pages', async ({
  page,
  world,
  newFan,
}) => {
  const { owner, settings, organizer, performance, path } = await evening(world, 'Evening With a Rule');
  await signIn(page, owner);
  await page.goto(settings);
  await page.getByLabel('Buyers give tickets back').selectOption('until');
  await page.getByRole('button', { name: 'Save the refund rule' }).click();
  await expect(page.getByText('Enter a number of days from 0 to 365.')).toBeVisible();
  await page.getByLabel('Days before the start').fill('7');
  await page.getByLabel('Fees', { exact: true }).selectOption('keep');
  await page.getByLabel('Refund policy in your words').fill('Write to us when you are ill.');
  await page.getByRole('button', { name: 'Save the refund rule' }).click();
  await expect(page.getByText('Saved. Public pages show it')).toBeVisible();

  const fan = await newFan();
  const buyer = newBuyer();
  await holdPlaces(fan, path, 2);
  await fan.goto('/checkout');
  await expect(fan.getByText('until 7 days before it starts; fees are kept')).toBeVisible();
  await expectAccessible(fan);
  await fan.getByRole('link', { name: `Terms of ${organizer.name}` }).click();
  await expect(fan.getByText('Write to us when you are ill.')).toBeVisible();
  await expectAccessible(fan);
  for (const [name, title] of [
    ['terms', 'Terms'],
    ['privacy', 'Privacy'],
    ['imprint', 'Imprint'],
  ]) {
    await fan.goto(`/legal/${name}`);
    await expect(fan.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
  await fan.goto('/cart');
  await goToPayment(fan, buyer, '$58.00');
  await payByCard(fan, cards.good);
  await expectTickets(fan, 2);
  await expectAccessible(fan);
  const receipt = await mailTo(buyer.email, /^Your tickets/);
  expect(receipt.html).toContain(organizer.name);

  await fan.getByText('Give tickets back…').click();
  await fan.getByRole('button', { name: 'Give them back' }).click();
  await expect(fan.getByText('Choose at least one ticket.')).toBeVisible();
  await fan
    .getByRole('checkbox', { name: /Evening With a Rule/ })
    .first()
    .check();
  await fan.getByLabel('Yes, give the ticked tickets back', { exact: false }).check();
  await fan.getByRole('button', { name: 'Give them back' }).click();
  await expect(fan.getByText('Given back. The money is on its way')).toBeVisible();
  expect(await world.soldIn(performance.id)).toBe(1);
  await expect(fan.getByText('$26.50')).toBeVisible();
  const mail = await mailTo(buyer.email, /^Your refund/);
  expect(mail.text).toContain('$26.50');
});

test('without a rule the order leads to the organizer', async ({ page, world }) => {
  const { path, organizer } = await evening(world, 'Evening Without a Rule');
  const buyer = newBuyer();
  await holdPlaces(page, path, 1);
  await goToPayment(page, buyer, '$29.00');
  await payByCard(page, cards.good);
  await expectTickets(page, 1);
  const ask = page.getByRole('link', { name: `Ask ${organizer.name}` });
  expect(await ask.getAttribute('href')).toMatch(/^mailto:help@example\.test\?subject=Order%20T-/);
});
