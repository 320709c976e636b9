import 'server-only';
import { and, desc, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { checkoutAttempts, orders, promoCodes, refunds } from '@/db/schema';
import { type Actor, buyerKey, userIdOf } from '@/lib/actor';
import { isId } from '@/lib/ids';
import { isGuestKey } from './guest-link';
import { type OrderItemView, orderItemViews } from './order-items';
import { promoLabel } from './promo-codes/promo-label';
import type { OrderStatus } from './transition';

export type OrderView = {
  id: string;
  number: string;
  status: OrderStatus;
  email: string;
  buyerName: string;
  currency: string;
  faceTotal: number;
  feeTotal: number;
  taxTotal: number;
  total: number;
  paidAt: string | null;
  createdAt: string;
  items: OrderItemView[];
  refunds: { amount: number; state: 'owed' | 'requested' | 'succeeded' | 'failed'; reason: string }[];
  /** The code that lowered its prices, and what it says: "20% off". */
  promo: { code: string; label: string } | null;
  /** Where the payment can be finished while it is open. */
  paymentUrl: string | null;
  /** The bank has taken the order to pay and has not answered yet. */
  processing: boolean;
};

export type OrderSummary = Pick<
  OrderView,
  'id' | 'number' | 'status' | 'currency' | 'total' | 'createdAt' | 'items'
>;

/** What the actor may see: what he bought, under his account or with this browser. */
function ownedBy(actor: Actor): SQL {
  const userId = userIdOf(actor);
  const mine = eq(orders.buyerKey, buyerKey(actor));
  // A guest's order stays visible in his browser, also once an account has claimed it in the same browser.
  const visitorId = 'visitorId' in actor ? actor.visitorId : undefined;
  const asGuest = visitorId ? eq(orders.buyerKey, `visitor:${visitorId}`) : undefined;
  return or(mine, userId ? eq(orders.userId, userId) : undefined, asGuest) ?? mine;
}

function listedFor(actor: Actor): SQL {
  const userId = userIdOf(actor);
  return userId ? eq(orders.userId, userId) : eq(orders.buyerKey, buyerKey(actor));
}

/**
 * One order as its buyer sees it, or null: for a stranger's order exactly as for one that does not exist. `key` is
 * the signed part of a guest link.
 */
export async function getOrder({ actor, db }: Ctx, orderId: string, key?: string): Promise<OrderView | null> {
  if (!isId(orderId)) return null;
  const scope = isGuestKey(key, orderId) ? undefined : ownedBy(actor);
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), scope));
  if (!order) return null;
  const [items, owed, attempts, promos] = await Promise.all([
    orderItemViews(db, [orderId]),
    db
      .select({ amount: refunds.amount, state: refunds.state, reason: refunds.reason })
      .from(refunds)
      .where(eq(refunds.orderId, orderId))
      .orderBy(refunds.createdAt),
    db
      .select({ state: checkoutAttempts.state, url: checkoutAttempts.url })
      .from(checkoutAttempts)
      .where(eq(checkoutAttempts.orderId, orderId))
      .orderBy(desc(checkoutAttempts.attempt))
      .limit(1),
    order.promoCodeId ? db.select().from(promoCodes).where(eq(promoCodes.id, order.promoCodeId)) : [],
  ]);
  const [promo] = promos;
  const [attempt] = attempts;
  const unpaid = order.status === 'open' || order.status === 'awaiting_payment';
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    email: order.email,
    buyerName: order.buyerName,
    currency: order.currency,
    faceTotal: order.faceTotal,
    feeTotal: order.feeTotal,
    taxTotal: order.taxTotal,
    total: order.total,
    paidAt: order.paidAt?.toISOString() ?? null,
    createdAt: order.createdAt.toISOString(),
    items: items.get(orderId) ?? [],
    refunds: owed,
    promo: promo ? { code: promo.code, label: promoLabel(promo) } : null,
    paymentUrl: unpaid && attempt?.state === 'open' ? attempt.url : null,
    processing: unpaid && attempt?.state === 'processing',
  };
}

/** The caller's own orders that were paid or are being paid, newest first; nobody else's from the same browser. */
export async function listOrders({ actor, db }: Ctx): Promise<OrderSummary[]> {
  const rows = await db
    .select()
    .from(orders)
    .where(and(listedFor(actor), or(isNotNull(orders.paidAt), sql`${orders.status} = 'awaiting_payment'`)))
    .orderBy(desc(orders.createdAt))
    .limit(200);
  const items = await orderItemViews(
    db,
    rows.map((row) => row.id),
  );
  return rows.map(({ id, number, status, currency, total, createdAt }) => ({
    id,
    number,
    status,
    currency,
    total,
    createdAt: createdAt.toISOString(),
    items: items.get(id) ?? [],
  }));
}
