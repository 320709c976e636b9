import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { orderItems, orders } from '@/db/schema';
import { buyerKey, userIdOf } from '@/lib/actor';
import { RollbackWith } from '@/lib/errors';
import { newId, newOrderNumber } from '@/lib/ids';
import { type ClaimedItem, heldItems } from '@/lib/inventory/cart-items';
import { totalsOf } from '@/lib/inventory/cart-view';
import { failures } from '@/lib/inventory/failures';
import { lockBuyer } from '@/lib/inventory/internal';
import { keptPieces } from '@/lib/inventory/owned-sql';
import { type CalledOff, startPaying } from '@/lib/inventory/start-paying';
import { type Failure, fail } from '@/lib/result';
import { auditOrder } from './audit-order';
import { checkPasses } from './check-passes';
import type { PlaceOrderInput } from './input';
import { type AppliedPromo, findPromo } from './promo-codes/find-promo';
import { placedBy } from './promo-codes/placed-by';
import type { PromoFailure } from './promo-codes/promo-failures';

/** Minutes to pay, from the moment the order is placed. Stripe's session lives longer and is ended by us. */
const payMinutes = 15;

export type PlaceOrderFailure =
  | Failure<'CART_EMPTY' | 'CALLED_OFF' | 'PASS_CHANGED'>
  | (Failure<'TOTAL_CHANGED'> & { total: number })
  | (Failure<'LIMIT_REACHED'> & { limit: number; have?: number })
  | (Failure<'MINIMUM'> & { minimum: number })
  | PromoFailure;

/**
 * Turns the caller's cart into an order with the prices of this moment, and stops the cart's clock while it is paid.
 * Asked again while the order is unpaid, it answers with the same order.
 */
export async function placeOrder({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: PlaceOrderInput;
}): Promise<{ ok: true; orderId: string; total: number } | PlaceOrderFailure> {
  return withRollback(ctx, async (tx) => {
    const buyer = buyerKey(tx.actor);
    await lockBuyer(tx.db, buyer);
    const [hold] = await tx.db.execute<OpenHold>(sql`
      select h.id, h.state, h.currency, o.id as order_id, o.total as order_total
      from holds h left join orders o on o.hold_id = h.id and o.status in ('open', 'awaiting_payment')
      where h.buyer_key = ${buyer} and h.state in ('active', 'paying') for update of h`);
    if (hold?.order_id) return { ok: true, orderId: hold.order_id, total: hold.order_total ?? 0 };
    const held = hold?.state === 'active' ? await heldItems(tx.db, hold.id) : [];
    const cart = hold && { holdId: hold.id, minutes: payMinutes, claims: held.length };
    if (!cart || held.length === 0) throw emptyCart();
    const started = await startPaying(tx.db, cart);
    if (!started.ok) throw started.calledOff ? calledOff(started.calledOff) : emptyCart();
    await checkMinimums(tx.db, held);
    await checkOwned(tx, held);
    const refused = await checkPasses(tx, held);
    if (refused) throw new RollbackWith(refused);
    const { items, promo } = await withPromo(tx, input, held);
    const totals = totalsOf(items);
    if (totals.total !== input.acceptedTotal) {
      throw new RollbackWith(
        fail(
          'TOTAL_CHANGED',
          'The price has changed since you saw it. Check the new total and confirm again.',
          {
            total: totals.total,
          },
        ),
      );
    }
    const orderId = await insertOrder(tx, hold, items, { ...input, promoCodeId: promo?.id });
    return { ok: true, orderId, total: totals.total };
  });
}

type OpenHold = {
  id: string;
  state: string;
  currency: string;
  order_id: string | null;
  order_total: number | null;
};

const emptyCart = () =>
  new RollbackWith(fail('CART_EMPTY', 'Your seats are no longer held. Choose again; nothing was charged.'));

const calledOff = ({ title, status }: CalledOff) =>
  new RollbackWith(
    fail(
      'CALLED_OFF',
      `“${title}” is ${status}, so its tickets are not sold. Take it out of your cart to go on; nothing was charged.`,
    ),
  );

/** A cart can fall below a level's minimum when a part of it is given back. Passes have no such minimum. */
async function checkMinimums(tx: Transaction, items: ClaimedItem[]): Promise<void> {
  const single = items.filter((item) => item.passId === null);
  const levels = JSON.stringify(wantedBy(single, (item) => item.priceLevelId));
  const [under] = await tx.execute<{ minimum: number }>(sql`
    select l.min_per_order as minimum from price_levels l
    join jsonb_to_recordset(${levels}::jsonb) as want(id uuid, quantity int) on want.id = l.id
    where want.quantity < l.min_per_order limit 1`);
  if (under) throw new RollbackWith(failures.minimum(under.minimum));
}

/**
 * What one person may have of a performance, what he gave back not counted, whoever he was when he bought (`placedBy`).
 */
async function checkOwned({ actor, db }: Ctx & { db: Transaction }, items: ClaimedItem[]): Promise<void> {
  const [over] = await db.execute<{ limit: number; have: number }>(sql`
    select p.max_per_buyer as limit, coalesce(bought.owned, 0)::int as have from performances p
    left join (
      select i.performance_id, sum(${keptPieces}) as owned from orders o join order_items i on i.order_id = o.id
      where (${placedBy(actor, sql`o`)})
        and o.status in ('open', 'awaiting_payment', 'paid', 'partially_refunded', 'disputed')
      group by 1
    ) bought on bought.performance_id = p.id
    join jsonb_to_recordset(${JSON.stringify(wantedBy(items, (item) => item.performanceId))}::jsonb) as want(id uuid, quantity int) on want.id = p.id
    where coalesce(bought.owned, 0) + want.quantity > p.max_per_buyer
    limit 1`);
  if (!over) return;
  throw new RollbackWith(
    fail(
      'LIMIT_REACHED',
      over.have > 0
        ? `One person can have ${over.limit} tickets for a performance, and you have bought some already.`
        : `One person can have ${over.limit} tickets for a performance now. Take some out of your cart.`,
      over,
    ),
  );
}

/**
 * The cart with what its code takes off. The code stays locked until the order is written: of those who want its last use
 * at once, one gets it, and so that its lock is short, it is the last.
 */
async function withPromo(
  { actor, db }: Ctx & { db: Transaction },
  { promoCode }: PlaceOrderInput,
  items: ClaimedItem[],
): Promise<{ items: ClaimedItem[]; promo: AppliedPromo | null }> {
  if (!promoCode) return { items, promo: null };
  const found = await findPromo(db, { code: promoCode, items, placedByBuyer: placedBy(actor), lock: true });
  if (!found.ok) throw new RollbackWith(found);
  return found;
}

function wantedBy(
  items: ClaimedItem[],
  key: (item: ClaimedItem) => string,
): { id: string; quantity: number }[] {
  const wanted = new Map<string, number>();
  for (const item of items) wanted.set(key(item), (wanted.get(key(item)) ?? 0) + item.quantity);
  return [...wanted].map(([id, quantity]) => ({ id, quantity }));
}

async function insertOrder(
  tx: Ctx & { db: Transaction },
  hold: OpenHold,
  items: ClaimedItem[],
  input: PlaceOrderInput & { promoCodeId?: string },
) {
  const orderId = newId();
  const { total: _, ...totals } = totalsOf(items);
  await tx.db.insert(orders).values({
    id: orderId,
    number: newOrderNumber(),
    holdId: hold.id,
    buyerKey: buyerKey(tx.actor),
    userId: userIdOf(tx.actor),
    email: input.email,
    buyerName: input.buyerName,
    currency: hold.currency,
    promoCodeId: input.promoCodeId,
    ...totals,
  });
  await tx.db.insert(orderItems).values(
    items.map((item) => {
      const { performanceId, priceLevelId, seatId, quantity, discountAmount, passId } = item;
      const { faceAmount, feeAmount, taxAmount } = item;
      const line = { orderId, performanceId, priceLevelId, seatId, quantity, discountAmount, passId };
      return { ...line, faceAmount, feeAmount, taxAmount, ...refundRuleOf(performanceId) };
    }),
  );
  await auditOrder(tx, { orderId, action: 'order.placed' });
  return orderId;
}

/** What the organizer promises now holds for the order, whatever he changes later. */
function refundRuleOf(performanceId: string) {
  const from = sql`from organizers o join events e on e.organizer_id = o.id join performances p on p.event_id = e.id
    where p.id = ${performanceId}`;
  return {
    refundDays: sql<number>`(select o.refund_days ${from})`,
    refundKeepsFees: sql<boolean>`(select o.refund_keeps_fees ${from})`,
  };
}
