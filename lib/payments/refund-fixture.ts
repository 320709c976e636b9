import { and, eq } from 'drizzle-orm';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { claims, organizerMembers, tickets, users } from '@/db/schema';
import { newId } from '@/lib/ids';
import { refreshOrder } from './refresh-order';
import type { PaymentWorld } from './testing';

/** Paid orders of one organizer, and a clerk of his team. */
export async function refundWorld(world: PaymentWorld) {
  const { db } = world;
  const seated = await makeSeatedPerformance(db);
  const clerkOf = async (organizerId: string) => {
    const [user] = await db
      .insert(users)
      .values({ email: `${newId()}@example.test`, name: 'The clerk' })
      .returning();
    if (!user) throw new Error('No clerk');
    await db.insert(organizerMembers).values({ organizerId, userId: user.id, role: 'manager' });
    return world.ctx({ kind: 'fan', userId: user.id, email: user.email, emailVerified: true });
  };
  const pay = async (input: Parameters<PaymentWorld['checkout']>[0], total: number) => {
    const order = await world.checkout(input, total);
    world.controls.paySession(order.sessionId);
    await refreshOrder({ ctx: world.job(), input: { orderId: order.orderId } });
    return order;
  };
  return {
    ...seated,
    organizerId: seated.organizer.id,
    performanceId: seated.performance.id,
    clerk: await clerkOf(seated.organizer.id),
    clerkOf,
    /** A paid order of seats at $80. */
    buy: (seatIndexes: number[]) =>
      pay({ performanceId: seated.performance.id, seatIndexes }, seatIndexes.length * 8_000),
    /** A paid order of places at $29 in another evening. */
    async buyPlaces(quantity: number) {
      const general = await makeGeneralPerformance(db);
      const places = [{ priceLevelId: general.level.id, quantity }];
      const order = await pay({ performanceId: general.performance.id, places }, quantity * 2_900);
      return { ...general, ...order };
    },
    ticketsOf: (orderId: string) =>
      db.select().from(tickets).where(eq(tickets.orderId, orderId)).orderBy(tickets.id),
    soldSeats: (orderId: string) =>
      db.$count(claims, and(eq(claims.orderId, orderId), eq(claims.state, 'sold'))),
  };
}
