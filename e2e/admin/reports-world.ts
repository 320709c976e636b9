import { eq } from 'drizzle-orm';
import {
  claims,
  events,
  holds,
  orderItems,
  orders,
  organizerMembers,
  organizers,
  payments,
  refunds,
  tickets,
} from '@/db/schema';
import { newId } from '@/lib/ids';
import type { MemberRole } from '@/lib/organizers/permissions';
import type { World } from '../fixtures/world';

type Seated = Awaited<ReturnType<World['seated']>>;

/** An organizer with a seated performance, and an account in its team. */
export async function organizerWithEvening(world: World, role: MemberRole = 'finance') {
  const evening = await world.seated('The Long Evening');
  const id = newId();
  const slug = `house-${id.slice(-12)}`;
  await world.db
    .insert(organizers)
    .values({ id, slug, name: 'Long Evenings', supportEmail: 'help@example.test' });
  await world.db.update(events).set({ organizerId: id }).where(eq(events.id, evening.event.id));
  const user = await world.fan();
  await world.db.insert(organizerMembers).values({ organizerId: id, userId: user.id, role });
  return { evening, organizerId: id, slug, user };
}

/** A seat at $80, sold at the box office for cash so many days ago; with `back`, so much of it was handed back. */
export async function sold(
  world: World,
  { seats, performance, premium }: Seated,
  seatIndex: number,
  daysAgo: number,
  back = 0,
) {
  const { db } = world;
  const [orderId, holdId, itemId, paymentId] = [newId(), newId(), newId(), newId()];
  const buyerKey = `visitor:${newId()}`;
  const paidAt = new Date(Date.now() - daysAgo * 86_400_000);
  const seatId = seats[seatIndex]?.id ?? 0;
  const of = { performanceId: performance.id, priceLevelId: premium.id, seatId };
  const { faceAmount, feeAmount, taxAmount } = premium;
  await db.insert(holds).values({ id: holdId, buyerKey, state: 'sold', currency: 'usd', expiresAt: paidAt });
  await db.insert(orders).values({
    id: orderId,
    number: orderId.slice(-10).toUpperCase(),
    holdId,
    buyerKey,
    email: `${orderId}@example.test`,
    buyerName: 'Ada Fan',
    status: back > 0 ? 'partially_refunded' : 'paid',
    channel: 'box_office',
    currency: 'usd',
    faceTotal: faceAmount,
    feeTotal: feeAmount,
    taxTotal: taxAmount,
    paidAt,
  });
  await db
    .insert(orderItems)
    .values({ id: itemId, orderId, ...of, quantity: 1, faceAmount, feeAmount, taxAmount });
  await db.insert(tickets).values({ orderId, orderItemId: itemId, ...of, ordinal: 1 });
  await db.insert(claims).values({ ...of, state: 'sold', orderId, holdId });
  const amount = faceAmount + feeAmount + taxAmount;
  await db
    .insert(payments)
    .values({ id: paymentId, orderId, method: 'cash', amount, currency: 'usd', capturedAt: paidAt });
  if (back > 0)
    await db
      .insert(refunds)
      .values({ orderId, paymentId, reason: 'by hand', amount: back, state: 'succeeded' });
}
