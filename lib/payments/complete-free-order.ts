import type { Ctx, Transaction } from '@/db';
import { endHold } from '@/lib/inventory/end-hold';
import { sellClaims } from '@/lib/inventory/sell-claims';
import { type LockedOrder, transition } from '@/lib/orders/transition';
import { completeOrder } from './settle-session';

/** Finishes an order that costs nothing, without Stripe. False when its seats are gone; then it is expired. */
export async function completeFreeOrder(tx: Ctx & { db: Transaction }, order: LockedOrder): Promise<boolean> {
  if (await sellClaims(tx, { orderId: order.id, holdId: order.holdId })) {
    await completeOrder(tx, order);
    return true;
  }
  await transition(tx, { orderId: order.id, from: ['open'], to: 'expired' });
  await endHold(tx.db, order.holdId);
  return false;
}
