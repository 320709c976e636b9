import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { type Drift, stockDrift } from '@/lib/inventory/self-check';

/** What Stripe has, as far as the check needs it. Left out, only our own books are checked. */
type StripeBooks = {
  charges: { payment_intent: string | null; amount_captured: number; currency: string }[];
  refunds: { id: string; payment_intent: string | null; amount: number; status: string | null }[];
};

/**
 * Checks the invariants over live data without stopping sales: (a) claims and stock, (b) every captured payment has
 * one paid order or is given back in full, (c) one mail per order and kind, (d) our ledger and Stripe's agree to the cent,
 * (e) a promo code counts as used as often as orders have it.
 * Returns every violation; none means that all is well.
 */
export async function selfCheck(db: Ctx['db'], stripe?: StripeBooks): Promise<Drift[]> {
  return [
    ...(await stockDrift(db)),
    ...(await paymentDrift(db)),
    ...(await mailDrift(db)),
    ...(await promoDrift(db)),
    ...(stripe ? await ledgerDrift(db, stripe) : []),
  ];
}

async function paymentDrift(db: Ctx['db']): Promise<Drift[]> {
  const rows = await db.execute<Drift>(sql`
    with back as (
      select payment_id, sum(amount) filter (where state <> 'failed')::int as promised,
        bool_or(reason = 'not_asked_for') as stray
      from refunds group by 1
    ), kept as (
      select p.order_id, count(*)::int as payments, sum(p.amount)::int as amount
      from payments p left join back b on b.payment_id = p.id where not coalesce(b.stray, false) group by 1
    )
    select 'refunded more than paid' as what, p.id, b.promised as found, p.amount as expected
    from payments p join back b on b.payment_id = p.id where b.promised > p.amount
    union all
    select 'paid order without exactly its payment', o.id, coalesce(k.amount, 0), o.total
    from orders o left join kept k on k.order_id = o.id
    where o.status in ('paid', 'partially_refunded', 'refunded', 'disputed', 'paid_late')
      and (coalesce(k.amount, 0) <> o.total or coalesce(k.payments, 0) > 1)
    union all
    select 'payment of an order that is not paid', o.id, k.amount, 0
    from kept k join orders o on o.id = k.order_id where o.status in ('open', 'awaiting_payment', 'expired', 'cancelled')
    union all
    select 'late payment that is not given back', o.id, coalesce(b.promised, 0), p.amount
    from orders o join payments p on p.order_id = o.id left join back b on b.payment_id = p.id
    where o.status in ('paid_late', 'refunded') and coalesce(b.promised, 0) <> p.amount
      and not (o.status = 'refunded' and coalesce(b.promised, 0) between 1 and p.amount
        and exists (select 1 from tickets t where t.order_id = o.id)
        and not exists (select 1 from tickets t where t.order_id = o.id and t.given_back_at is null))
    union all
    select 'tickets of a paid order', o.id, coalesce(t.count, 0), i.count
    from orders o
    join lateral (select sum(quantity)::int as count from order_items where order_id = o.id) i on true
    left join lateral (
      select count(*)::int as count from tickets
      where order_id = o.id and (status = 'valid' or given_back_at is not null)) t on true
    where o.status in ('paid', 'disputed') and coalesce(t.count, 0) <> i.count`);
  return [...rows];
}

async function mailDrift(db: Ctx['db']): Promise<Drift[]> {
  const rows = await db.execute<Drift>(sql`
    select 'mails of kind ' || kind as what, order_id as id, count(*)::int as found, 1 as expected
    from mails where order_id is not null and subject_id is null group by order_id, kind having count(*) > 1
    union all
    select 'receipts of a paid order', o.id, 0, 1 from orders o
    where o.status = 'paid' and o.channel = 'web' and not exists (select 1 from mails m where m.order_id = o.id and m.kind = 'receipt')
      -- An allocation that was entered by hand, not ordered by anybody, gets no mail.
      and exists (select 1 from audit_log a where a.subject_type = 'order' and a.subject_id = o.id::text
                  and a.action = 'order.placed')`);
  return [...rows];
}

async function promoDrift(db: Ctx['db']): Promise<Drift[]> {
  const rows = await db.execute<Drift>(sql`
    select 'uses of a promo code' as what, c.id, c.uses as found, count(o.id)::int as expected
    from promo_codes c left join orders o on o.promo_code_id = c.id and o.status not in ('expired', 'cancelled', 'paid_late')
    group by c.id having c.uses <> count(o.id)`);
  return [...rows];
}

async function ledgerDrift(db: Ctx['db'], stripe: StripeBooks): Promise<Drift[]> {
  const ours = await db.execute<{ intent: string; amount: number; refunded: number }>(sql`
    select p.payment_intent_id as intent, p.amount,
      coalesce((select sum(amount) from refunds where payment_id = p.id and state = 'succeeded'), 0)::int as refunded
    from payments p where p.method = 'stripe'`);
  const known = new Map([...ours].map((row) => [row.intent, row]));
  const drift: Drift[] = [];
  for (const { payment_intent, amount_captured } of stripe.charges) {
    if (!payment_intent || amount_captured === 0) continue;
    const row = known.get(payment_intent);
    const found = row?.amount ?? 0;
    if (found !== amount_captured) {
      drift.push({ what: 'captured by Stripe', id: payment_intent, found, expected: amount_captured });
    }
    const back = stripe.refunds
      .filter((refund) => refund.payment_intent === payment_intent && refund.status === 'succeeded')
      .reduce((sum, refund) => sum + refund.amount, 0);
    if ((row?.refunded ?? 0) !== back) {
      drift.push({
        what: 'refunded by Stripe',
        id: payment_intent,
        found: row?.refunded ?? 0,
        expected: back,
      });
    }
    known.delete(payment_intent);
  }
  for (const [id, row] of known)
    drift.push({ what: 'payment unknown to Stripe', id, found: row.amount, expected: 0 });
  return drift;
}
