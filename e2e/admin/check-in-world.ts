import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { encode } from 'uqr';
import { organizerMembers, performances, ticketKeys, tickets } from '@/db/schema';
import { newId } from '@/lib/ids';
import { issueTickets } from '@/lib/tickets/issue-tickets';
import { codeSigner, newKeyPair } from '@/lib/tickets/signature';
import { makePaidOrder } from '@/lib/tickets/testing';
import { signIn } from '../accounts/sign-in';
import { expect } from '../fixtures/test';
import type { World } from '../fixtures/world';

/** A performance whose doors are open, three tickets with their codes, and a scanner of its organizer. */
export async function makeDoor(world: World) {
  const sold = await world.seated('Evening at the Door');
  await world.db
    .update(performances)
    .set({ doorsAt: new Date(Date.now() - 60_000), startsAt: new Date(Date.now() + 3_600_000) })
    .where(eq(performances.id, sold.performance.id));
  // A pair whose private half the test knows; the site needs only the public one.
  const { publicKey, privateKey } = newKeyPair();
  await world.db
    .insert(ticketKeys)
    .values({ performanceId: sold.performance.id, publicKey, sealedPrivateKey: 'of the test' });
  const { orderId } = await makePaidOrder(world.db, { seatCount: 3, world: sold });
  const ctx = { actor: { kind: 'job' as const, name: 'test' }, db: world.db };
  await issueTickets({ ctx, input: { orderId } });
  const issued = await world.db.select().from(tickets).where(eq(tickets.orderId, orderId));
  const sign = codeSigner(privateKey);
  const codes = issued.map((ticket) => sign({ performanceId: sold.performance.id, ticketId: ticket.id }));
  const user = await world.fan();
  await world.db
    .insert(organizerMembers)
    .values({ organizerId: sold.organizer.id, userId: user.id, role: 'scanner' });
  const list = `/admin/${sold.organizer.slug}/check-in`;
  const code = (at: number) => codes[at] ?? '';
  const elsewhere = () => sign({ performanceId: newId(), ticketId: newId() });
  return { ...sold, user, list, path: `${list}/${sold.performance.id}`, code, elsewhere, issued, orderId };
}

type Door = Awaited<ReturnType<typeof makeDoor>>;

/** Opens the door on a device, and waits until it would work without a network. */
export async function openDoor(page: Page, door: Door, gate: string) {
  await signIn(page, door.user);
  await page.goto(door.path);
  await page.getByLabel('Gate').fill(gate);
  await expect(page.getByRole('status').filter({ hasText: 'works offline' })).toBeVisible();
}

/** Types a code as a hand scanner would. */
export async function enter(page: Page, text: string) {
  await page.getByLabel('Name, order number or code').fill(text);
  await page.getByRole('button', { name: 'Check' }).click();
}

export const verdict = (page: Page, word: string) =>
  expect(page.locator('section[aria-live]').getByText(word, { exact: true })).toBeVisible();

export const synced = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: '0 waiting' })).toBeVisible();

/** A film for Chromium's camera that shows one QR code. */
export function filmOf(code: string, file: string): void {
  const [width, height, module] = [640, 480, 9];
  const { data, size } = encode(code, { ecc: 'M', border: 4 });
  const light = Buffer.alloc(width * height, 235);
  const [left, top] = [Math.floor((width - size * module) / 2), Math.floor((height - size * module) / 2)];
  for (let y = 0; y < size * module; y++) {
    for (let x = 0; x < size * module; x++) {
      const dark = data[Math.floor(y / module)]?.[Math.floor(x / module)];
      light[(top + y) * width + left + x] = dark ? 16 : 235;
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, ...Array.from({ length: 5 }, () => frame)]));
}
