import { makeSeatedPerformance } from '@/db/factories';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { refreshOrder } from './refresh-order';
import { startCheckout } from './start-checkout';
import type { PaymentWorld } from './testing';

/** For tests: one order with a seat at $80 of an evening that is there and one at $45 of another organizer's. */
export async function sharedOrder(world: PaymentWorld, performanceId: string, ownSeat = 20) {
  const other = await makeSeatedPerformance(world.db);
  const ctx = world.ctx(world.asVisitor());
  for (const [id, seat] of [
    [performanceId, ownSeat],
    [other.performance.id, 0],
  ] as const) {
    const held = await hold({ ctx, input: holdInput.parse({ performanceId: id, seatIndexes: [seat] }) });
    if (!held.ok) throw new Error(held.code);
  }
  const wish = { email: `${newId()}@example.test`, buyerName: 'Both Fan', acceptedTotal: 12_500 };
  const placed = await placeOrder({ ctx, input: wish });
  if (!placed.ok) throw new Error(placed.code);
  await startCheckout({ ctx, input: { orderId: placed.orderId } });
  return {
    orderId: placed.orderId,
    other,
    pay: async () => {
      world.controls.paySession((await world.sessionOf(placed.orderId)).sessionId);
      await refreshOrder({ ctx: world.job(), input: { orderId: placed.orderId } });
    },
  };
}
