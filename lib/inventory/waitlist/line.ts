import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { endsAtOf, freeOf, modeOf, offerMinutesOf, termsJoin } from './terms-sql';
import type { WaitlistMode } from './waitlist-view';

/** The line for one level, as it stands behind its lock. */
export type Line = {
  performanceId: string;
  priceLevelId: string;
  organizerId: string;
  eventSlug: string;
  planId: string | null;
  currency: string;
  kind: 'reserved' | 'general';
  mode: WaitlistMode;
  /** Somebody waits, so that what comes free is kept. */
  waitlisted: boolean;
  /** Places that nobody has; kept ones too. */
  free: number;
  minimum: number;
  /** What one buyer may have in one order. */
  most: number;
  /** The event is public, the date stands and its sale has begun. */
  sells: boolean;
  /** An access code is asked for: such levels have no waitlist. */
  coded: boolean;
  ended: boolean;
  cancelled: boolean;
  /** Until when an offer of this moment holds; null when too little time is left to make one. */
  offerUntil: string | null;
};

/** Minutes that somebody needs to read a mail and pay: later than that before the list's end nothing is offered. */
const shortestOffer = 15;

/**
 * Locks the line of a level for the rest of the transaction: whoever joins, leaves, is offered something or is taken off
 * the list does so one after the other. It does not stop anybody from buying. Null when there is no such level, or, with
 * `skip`, when somebody else is at it. Comes after the buyer's lock and before holds and seats (docs/locking.md).
 */
export async function lockLine(
  tx: Transaction,
  priceLevelId: string,
  { skip = false }: { skip?: boolean } = {},
): Promise<Line | null> {
  // The performance first, as whoever changes a date or its plan does.
  await tx.execute(sql`
    select 1 from performances p where p.id = (select performance_id from price_levels where id = ${priceLevelId})
    for key share`);
  const locked = await tx.execute(sql`
    select 1 from price_levels where id = ${priceLevelId} for no key update ${skip ? sql`skip locked` : sql``}`);
  return locked.length === 0 ? null : readLine(tx, priceLevelId);
}

async function readLine(tx: Transaction, priceLevelId: string): Promise<Line | null> {
  const [line] = await tx.execute<Line>(sql`
    select p.id as "performanceId", l.id as "priceLevelId", e.organizer_id as "organizerId", e.slug as "eventSlug",
      p.plan_id as "planId", p.currency, l.kind, ${modeOf} as mode, l.waitlisted, ${freeOf} as free,
      l.min_per_order as minimum, least(p.max_per_order, p.max_per_buyer, l.max_per_order)::int as most,
      (e.status = 'published' and p.status = 'scheduled' and p.on_sale_at <= clock_timestamp()
        and coalesce(l.on_sale_at <= clock_timestamp(), true)) as sells,
      (p.access_code_required or l.access_code_required) as coded,
      ${endsAtOf} <= clock_timestamp() as ended,
      (e.status = 'cancelled' or p.status = 'cancelled') as cancelled,
      case when ${endsAtOf} > clock_timestamp() + make_interval(mins => ${shortestOffer}) then
        least(${endsAtOf}, clock_timestamp() + make_interval(mins => ${offerMinutesOf})) end as "offerUntil"
    from price_levels l join performances p on p.id = l.performance_id ${termsJoin}
    join events e on e.id = p.event_id
    where l.id = ${priceLevelId}`);
  return line ?? null;
}

/**
 * Keeps a level for those who wait, or gives it back to everybody when nobody waits, the list has ended or is switched
 * off. The caller has locked the line.
 */
export async function keepForLine(tx: Transaction, priceLevelId: string): Promise<void> {
  await tx.execute(sql`
    with wanted as (
      select l.id, ${modeOf} <> 'off' and ${endsAtOf} > clock_timestamp() and exists (
        select 1 from waitlist_entries x where x.price_level_id = l.id and x.state = 'waiting') as kept
      from price_levels l join performances p on p.id = l.performance_id ${termsJoin}
      where l.id = ${priceLevelId}
    )
    update price_levels set waitlisted = n.kept from wanted n
    where price_levels.id = n.id and price_levels.waitlisted <> n.kept`);
}
