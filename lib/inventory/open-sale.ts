import { sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { buyerKey } from '@/lib/actor';
import { failures, type HoldFailure } from './failures';
import { lockBuyer } from './internal';

export type SaleLevel = {
  id: string;
  kind: 'reserved' | 'general';
  minPerOrder: number;
  maxPerOrder: number | null;
  accessCodeRequired: boolean;
  sale: 'before' | 'open' | 'ended';
  /** ISO; when the level's own window opens, if it has one. */
  onSaleAt: string | null;
  /** What the buyer's cart has of this level already. */
  held: number;
};

export type Sale = {
  planId: string | null;
  currency: string;
  maxPerOrder: number;
  maxPerBuyer: number;
  codeAccepted: boolean;
  /** Tickets for this performance that the buyer has paid for. */
  owned: number;
  hold: { id: string; live: boolean; currency: string } | null;
  levels: Map<string, SaleLevel>;
};

/** Carts one buyer may open in ten minutes; each can keep seats from others for its whole life. */
const mostHolds = 20;

/** Live carts from one network address: a campus behind one is served, one machine that drops its cookies is not. */
export const mostCartsPerOrigin = 100;

type SaleRow = {
  plan_id: string | null;
  status: string;
  event_status: string;
  currency: string;
  on_sale_at: string;
  sale: 'before' | 'open' | 'ended';
  max_per_order: number;
  max_per_buyer: number;
  access_code_required: boolean;
  code_valid: boolean;
  recent_holds: number;
  carts_here: number;
  owned: number;
  hold_id: string | null;
  hold_state: 'active' | 'paying' | null;
  hold_currency: string | null;
  hold_live: boolean | null;
  paying_order: string | null;
  levels: SaleLevel[] | null;
};

type SaleQuestion = { performanceId: string; accessCode?: string; origin?: string; seatIndexes?: number[] };

/**
 * Seats among these that somebody else has at this moment. Only to say no early: of five hundred who want one seat, the
 * late ones need not queue for its row. Who is not refused here still has to win the claim.
 */
async function seatsTaken(
  tx: Transaction,
  { performanceId, seatIndexes, buyer }: { performanceId: string; seatIndexes: number[]; buyer: string },
): Promise<number[]> {
  if (seatIndexes.length === 0) return [];
  const rows = await tx.execute<{ seat_index: number }>(sql`
    select s.seat_index from performances p
    join seats s on s.plan_id = p.plan_id and s.seat_index = any(${`{${seatIndexes.join(',')}}`}::int[])
    join claims c on c.performance_id = p.id and c.seat_id = s.id
      and (c.state <> 'held' or c.expires_at > clock_timestamp())
    left join holds h on h.id = c.hold_id
    where p.id = ${performanceId} and not (c.state = 'held' and h.buyer_key = ${buyer})`);
  return [...rows].map((row) => row.seat_index);
}

/**
 * Locks the buyer and reads, in one round trip, all that decides whether he may hold something in a performance:
 * its state and windows by the database's clock, its levels, the code, the cart, and what he has already.
 */
export async function openSale(
  ctx: Ctx & { db: Transaction },
  { performanceId, accessCode, origin, seatIndexes = [] }: SaleQuestion,
): Promise<{ ok: true; sale: Sale } | HoldFailure> {
  const buyer = buyerKey(ctx.actor);
  const [, rows, taken] = await Promise.all([
    lockBuyer(ctx.db, buyer),
    ctx.db.execute<SaleRow>(sql`
      select p.plan_id, p.status, e.status as event_status, p.currency, p.on_sale_at,
        case when p.on_sale_at > clock_timestamp() then 'before'
             when p.off_sale_at <= clock_timestamp() then 'ended' else 'open' end as sale,
        p.max_per_order, p.max_per_buyer, p.access_code_required,
        exists (select 1 from access_codes a where a.performance_id = p.id and a.code = ${accessCode ?? ''}
                and (a.valid_until is null or a.valid_until > clock_timestamp())) as code_valid,
        (select count(*)::int from holds r where r.buyer_key = ${buyer}
           and r.created_at > clock_timestamp() - interval '10 minutes') as recent_holds,
        (select count(*)::int from holds r where r.origin = ${origin ?? ''}
           and (r.state = 'paying' or (r.state = 'active' and r.expires_at > clock_timestamp()))) as carts_here,
        (select coalesce(sum(i.quantity), 0)::int from orders o join order_items i on i.order_id = o.id
           where o.buyer_key = ${buyer} and i.performance_id = p.id
             and o.status in ('paid', 'partially_refunded', 'disputed')) as owned,
        h.id as hold_id, h.state as hold_state, h.currency as hold_currency,
        h.expires_at > clock_timestamp() + interval '3 seconds' as hold_live,
        (select o.id from orders o where o.hold_id = h.id and o.status in ('open', 'awaiting_payment')) as paying_order,
        (select jsonb_agg(jsonb_build_object(
            'id', l.id, 'kind', l.kind, 'minPerOrder', l.min_per_order, 'maxPerOrder', l.max_per_order,
            'accessCodeRequired', l.access_code_required,
            'sale', case when l.on_sale_at > clock_timestamp() then 'before'
                         when l.off_sale_at <= clock_timestamp() then 'ended' else 'open' end,
            'onSaleAt', to_char(l.on_sale_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            'held', coalesce((select count(*) from claims c where c.hold_id = h.id and c.price_level_id = l.id and c.state = 'held'), 0)
                  + coalesce((select sum(quantity) from place_claims c where c.hold_id = h.id and c.price_level_id = l.id and c.state = 'held'), 0)))
         from price_levels l where l.performance_id = p.id) as levels
      from performances p
      join events e on e.id = p.event_id
      left join holds h on h.buyer_key = ${buyer} and h.state in ('active', 'paying')
      where p.id = ${performanceId}`),
    seatsTaken(ctx.db, { performanceId, seatIndexes, buyer }),
  ]);
  const row = rows[0];
  if (!row || row.event_status === 'draft') return failures.notFound();
  const refused = refusal(row, accessCode) ?? (taken.length > 0 ? failures.seatsTaken(taken) : null);
  return refused ?? { ok: true, sale: saleOf(row) };
}

function refusal(row: SaleRow, accessCode: string | undefined): HoldFailure | null {
  if (row.status !== 'scheduled' || row.event_status === 'cancelled') return failures.cancelled();
  if (row.sale === 'before') return failures.notOnSale(new Date(row.on_sale_at).toISOString());
  if (row.sale === 'ended') return failures.saleEnded();
  if (accessCode && !row.code_valid) return failures.codeWrong();
  if (row.access_code_required && !row.code_valid) return failures.codeNeeded();
  if (row.hold_state === 'paying') return failures.checkoutOpen(row.paying_order);
  if (row.hold_id && row.hold_live && row.hold_currency !== row.currency) return failures.otherCurrency();
  const opensCart = !(row.hold_id && row.hold_live);
  if (opensCart && row.recent_holds >= mostHolds) return failures.tooManyHolds();
  if (opensCart && row.carts_here >= mostCartsPerOrigin) return failures.tooManyFromHere();
  return null;
}

function saleOf(row: SaleRow): Sale {
  return {
    planId: row.plan_id,
    currency: row.currency,
    maxPerOrder: row.max_per_order,
    maxPerBuyer: row.max_per_buyer,
    codeAccepted: row.code_valid,
    owned: row.owned,
    hold: row.hold_id
      ? { id: row.hold_id, live: row.hold_live === true, currency: row.hold_currency ?? '' }
      : null,
    // What a lapsed cart held no longer counts: it is emptied before anything is added.
    levels: new Map(
      (row.levels ?? []).map((level) => [level.id, row.hold_live ? level : { ...level, held: 0 }]),
    ),
  };
}
