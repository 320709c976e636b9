import { eq, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { orderNotes, orders, payments } from '@/db/schema';
import { type Actor, userIdOf } from '@/lib/actor';
import { RollbackWith } from '@/lib/errors';
import { holdAtDoor } from '@/lib/inventory/box-office/hold-at-door';
import { heldItems } from '@/lib/inventory/cart-items';
import { totalsOf } from '@/lib/inventory/cart-view';
import type { HoldFailure } from '@/lib/inventory/failures';
import { lockBuyer } from '@/lib/inventory/internal';
import { sellClaims } from '@/lib/inventory/sell-claims';
import { noAddress } from '@/lib/orders/box-office-address';
import { type PlaceOrderFailure, placeOrder } from '@/lib/orders/place-order';
import { lockOrder } from '@/lib/orders/transition';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';
import type { DoorSaleInput } from './door-sale-input';
import { completeOrder } from './settle-session';

type Tx = Ctx & { db: Transaction };
type Sale = DoorSaleInput & { organizerId: string };

type SoldAtDoor =
  | { ok: true; orderId: string }
  | HoldFailure
  | PlaceOrderFailure
  | Failure<'NOT_FOUND' | 'SEATS_LOST' | 'SEATS_NOT_FREE' | 'NO_SUCH_SEAT'>;

/**
 * Sells at the box office through the same steps as on the web (hold, order, claims to sold, tickets), in one transaction
 * and without Stripe; chosen seats and what an allocation keeps too, and outside the web's sale window. The sale's key is
 * its buyer, so that the same form sent twice sells once. A comp costs nothing and says why in a note.
 */
export async function sellAtDoor({ ctx, input }: { ctx: Ctx; input: Sale }): Promise<SoldAtDoor> {
  const { organizerId, key, performanceId } = input;
  return withRollback<SoldAtDoor, Ctx>(ctx, async (tx) => {
    const buyer: Actor = { kind: 'visitor', visitorId: key };
    const own = await tx.db.execute(sql`
      select 1 from performances p join events e on e.id = p.event_id
      where p.id = ${performanceId} and e.organizer_id = ${organizerId}`);
    if (own.length === 0) return fail('NOT_FOUND', 'This performance is not there.');
    await lockBuyer(tx.db, `visitor:${key}`);
    const [known] = await tx.db
      .select({ id: orders.id })
      .from(orders)
      .where(eq(orders.buyerKey, `visitor:${key}`));
    if (known) return { ok: true, orderId: known.id };
    const asBuyer = { actor: buyer, db: tx.db };
    const holdId = await holdAtDoor(asBuyer, input);
    const { total } = totalsOf(await heldItems(tx.db, holdId));
    const placed = await placeOrder({
      ctx: asBuyer,
      input: {
        email: input.email || noAddress(key),
        buyerName: input.buyerName || 'Box office',
        acceptedTotal: total,
      },
    });
    if (!placed.ok) throw new RollbackWith(placed);
    await finish(tx, input, placed.orderId, holdId);
    return { ok: true, orderId: placed.orderId };
  });
}

async function finish(tx: Tx, sale: Sale, orderId: string, holdId: string): Promise<void> {
  const { organizerId, method, allocationId } = sale;
  const isComp = method === 'comp';
  await tx.db
    .update(orders)
    .set({ channel: 'box_office', ...(isComp && { faceTotal: 0, feeTotal: 0, taxTotal: 0 }) })
    .where(eq(orders.id, orderId));
  if (isComp) {
    await tx.db.execute(sql`
      update order_items set face_amount = 0, fee_amount = 0, tax_amount = 0 where order_id = ${orderId}`);
    await tx.db
      .insert(orderNotes)
      .values({ orderId, organizerId, authorId: userIdOf(tx.actor), text: `Comp: ${sale.reason}` });
  }
  const order = await lockOrder(tx.db, orderId);
  if (!order || !(await sellClaims(tx, { orderId, holdId }))) {
    throw new RollbackWith(fail('SEATS_LOST', 'These seats have just gone. Nothing was sold; choose again.'));
  }
  if (!isComp && order.total > 0) {
    const { total: amount, currency } = order;
    await tx.db.insert(payments).values({ orderId, method, amount, currency, capturedAt: sql`now()` });
  }
  await completeOrder(tx, order);
  await recordChange(tx, {
    organizerId,
    action: 'order.sold_at_door',
    subjectType: 'order',
    subjectId: orderId,
    after: { method, amount: order.total, ...(allocationId && { allocationId }) },
  });
}
