import { chromium } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { scans, tickets } from '@/db/schema';
import { expectAccessible } from '../fixtures/axe';
import { expect, test } from '../fixtures/test';
import { enter, filmOf, makeDoor, openDoor, synced, verdict } from './check-in-world';

test('at the door: admit, again, undo, wrong performance, void, forged, by name; the scanner sees nothing else', async ({
  page,
  world,
}) => {
  const door = await makeDoor(world);
  await openDoor(page, door, 'North');
  await expectAccessible(page);
  await enter(page, door.code(0));
  await verdict(page, 'Admit');
  await expect(page.getByText(/^Orchestra · Row A · Seat \d$/)).toBeVisible();
  await synced(page);
  await enter(page, door.code(0));
  await verdict(page, 'Already in');
  await expect(page.getByText(/^\d\d:\d\d, North$/)).toBeVisible();
  await enter(page, door.elsewhere());
  await verdict(page, 'Wrong performance');
  await enter(page, `${door.code(1).slice(0, -3)}000`);
  await verdict(page, 'Not a ticket');
  await page.getByLabel('Name, order number or code').fill('ada f');
  await expect(page.getByRole('button', { name: /^Ada Fan/ })).toHaveCount(3);
  await page
    .getByRole('button', { name: /^Ada Fan/ })
    .and(page.locator(':not(:has-text("In"))'))
    .first()
    .click();
  await verdict(page, 'Admit');
  await page.getByRole('button', { name: 'Undo' }).click();
  await verdict(page, 'Undone');
  await synced(page);
  await world.db.update(tickets).set({ status: 'void' }).where(eq(tickets.orderId, door.orderId));
  const told = page.waitForResponse((answer) => answer.url().includes('/api/door/'));
  await page.getByRole('button', { name: 'Sync now' }).click();
  await (await told).finished();
  await enter(page, door.code(2));
  await verdict(page, 'Void or refunded');
  await expectAccessible(page);
  await synced(page);
  await page.goto(door.list);
  await expectAccessible(page);
  await expect(page.getByText('North', { exact: true })).toBeVisible();
  const links = page.getByRole('navigation', { name: 'Organizer' }).getByRole('link');
  await expect(links).toHaveText(['Overview', 'Check-in']);
});

test('two gates let one ticket in, one of them without a network: the first scan counts, and both hear of it', async ({
  page,
  newFan,
  world,
  guard,
}) => {
  guard.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch|net::/);
  const door = await makeDoor(world);
  const south = await newFan();
  await openDoor(page, door, 'North');
  await openDoor(south, door, 'South');
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByLabel('Gate')).toHaveValue('North');
  await enter(page, door.code(0));
  await verdict(page, 'Admit');
  await enter(page, door.code(1));
  await verdict(page, 'Admit');
  await expect(page.getByRole('status').filter({ hasText: '2 waiting' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: '2 waiting' })).toBeVisible();
  await enter(south, door.code(0));
  await verdict(south, 'Admit');
  await synced(south);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Sync now' }).click();
  await synced(page);
  await south.getByRole('button', { name: 'Sync now' }).click();
  await expect(south.getByText(/One ticket that this device let in/)).toBeVisible();
  await enter(south, door.code(1));
  await verdict(south, 'Already in');
  await expect(south.getByText(/, North$/)).toBeVisible();
  await page.goto(door.list);
  await expect(page.getByText('Let in twice')).toHaveCount(1);
  await expect(page.getByText(/^South at .*first at North/)).toBeVisible();
  const admitted = await world.db.select().from(scans).where(eq(scans.performanceId, door.performance.id));
  expect(admitted.filter(({ outcome }) => outcome === 'first')).toHaveLength(2);
});

test('the camera reads a code; how long a decision takes on a processor four times slower', async ({
  baseURL,
  world,
}, info) => {
  const door = await makeDoor(world);
  const film = info.outputPath('ticket.y4m');
  filmOf(door.code(0), film);
  const browser = await chromium.launch({
    ...info.project.use.launchOptions,
    args: [
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  try {
    const context = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await openDoor(page, door, 'North');
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.getByRole('button', { name: 'Scan with the camera' }).click();
    await verdict(page, 'Admit');
    await page.getByRole('button', { name: 'Stop the camera' }).click();
    await enter(page, door.code(1));
    await verdict(page, 'Admit');
    await enter(page, door.code(1));
    await verdict(page, 'Already in');
    const times = await page.evaluate(() =>
      performance.getEntriesByName('door-decision').map(({ duration }) => Math.round(duration)),
    );
    expect(times.length).toBeGreaterThanOrEqual(3);
    info.annotations.push({ type: 'decisions at CPU ×4, ms', description: times.join(', ') });
    console.log(`Decisions at CPU ×4: ${times.join(', ')} ms`);
  } finally {
    await browser.close();
  }
});
