import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { type Admission, admittedUntil } from '@/lib/waiting-room/token';
import { mostCartsPerOrigin } from './carts-of-networks';
import { failures, type HoldFailure } from './failures';
import { keptPieces } from './owned-sql';
import { seatOfPlan } from './seat-sql';

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

/** Tickets of all performances in one cart, a pass counting as one: no more lines than Stripe takes, and no way to keep a season from others. */
export const mostInCart = 100;

export type Sale = {
  planId: string | null;
  currency: string;
  maxPerOrder: number;
  maxPerBuyer: number;
  codeAccepted: boolean;
  /** Tickets for this performance that the buyer has paid for and not given back. */
  owned: number;
  /** What the buyer's cart has now: tickets of all performances, and passes, each of which is one. */
  inCart: number;
  /** Live carts of the network that he comes from, with those that are opened beside his. */
  cartsHere: number;
  hold: { id: string; live: boolean; currency: string } | null;
  levels: Map<string, SaleLevel>;
};

/** Carts one buyer may open in ten minutes; each can keep seats from others for its whole life. */
const mostHolds = 20;

type SaleRow = {
  n: number;
  plan_id: string | null;
  status: string;
  event_status: string;
  currency: string;
  on_sale_at: string;
  sale: 'before' | 'open' | 'ended';
  max_per_order: number;
  max_per_buyer: number;
  access_code_required: boolean;
  /** The waiting room through which buyers come, if there is one. */
  waiting_room_id: string | null;
  code_valid: boolean;
  recent_holds: number;
  carts_here: number;
  owned: number;
  hold_id: string | null;
  hold_state: 'active' | 'paying' | null;
  hold_currency: string | null;
  hold_live: boolean | null;
  hold_offered: boolean | null;
  in_cart: number;
  paying_order: string | null;
  levels: SaleLevel[] | null;
};

/** What somebody wants to hold, as far as it decides whether he may. `buyer` is a buyerKey. */
export type SaleQuestion = {
  buyer: string;
  /** The buyer's account: orders that it claimed count as well. */
  userId: string | null;
  performanceId: string;
  accessCode?: string;
  origin?: string;
  seatIndexes?: number[];
  /** As a date of a pass: that has its own beginning of sale, and needs no code. */
  inPass?: boolean;
  /** What the buyer carries from waiting rooms; left out: nothing. */
  admission?: Admission;
};

/**
 * Seats that somebody else has at this moment, by question. Only to say no early: of five hundred who want one seat, the
 * late ones need not queue for its row. Who is not refused here still has to win the claim.
 */
async function seatsTaken(tx: Transaction, questions: SaleQuestion[]): Promise<Map<number, number[]>> {
  const taken = new Map<number, number[]>();
  const seats = questions.flatMap(({ buyer, performanceId, seatIndexes = [] }, n) =>
    seatIndexes.map((seat) => ({ n, buyer, performance_id: performanceId, seat })),
  );
  if (seats.length === 0) return taken;
  const rows = await tx.execute<{ n: number; seat_index: number }>(sql`
    select w.n, s.seat_index
    from json_to_recordset(${JSON.stringify(seats)}::text::json) as w(n int, buyer text, performance_id uuid, seat int)
    ${seatOfPlan}
    cross join lateral (
      select c.state, c.expires_at, (select h.buyer_key from holds h where h.id = c.hold_id) as buyer_key
      from claims c where c.performance_id = w.performance_id and c.seat_id = s.id limit 1) c
    where (c.state <> 'held' or c.expires_at > clock_timestamp())
      and not (c.state = 'held' and c.buyer_key = w.buyer)`);
  for (const { n, seat_index } of rows) taken.set(n, [...(taken.get(n) ?? []), seat_index]);
  return taken;
}

/** All that decides whether these buyers may hold something, by the database's clock. */
async function saleRows(tx: Transaction, questions: SaleQuestion[]): Promise<Map<number, SaleRow>> {
  const asked = questions.map(({ buyer, userId, performanceId, accessCode, origin }, n) => ({
    n,
    buyer,
    user_id: userId,
    performance_id: performanceId,
    code: accessCode ?? '',
    origin: origin ?? '',
  }));
  const rows = await tx.execute<SaleRow>(sql`
    select w.n, p.plan_id, p.status, e.status as event_status, p.currency, p.on_sale_at,
      case when p.on_sale_at > clock_timestamp() then 'before'
           when p.off_sale_at <= clock_timestamp() then 'ended' else 'open' end as sale,
      p.max_per_order, p.max_per_buyer, p.access_code_required, p.waiting_room_id,
      exists (select 1 from access_codes a where a.performance_id = p.id and a.code = w.code
              and (a.valid_until is null or a.valid_until > clock_timestamp())) as code_valid,
      (select count(*)::int from holds r where r.buyer_key = w.buyer
         and r.created_at > clock_timestamp() - interval '10 minutes') as recent_holds,
      (select count(*)::int from holds r where r.origin = w.origin
         and (r.state = 'paying' or (r.state = 'active' and r.expires_at > clock_timestamp()))) as carts_here,
      (select coalesce(sum(${keptPieces}), 0)::int from orders o join order_items i on i.order_id = o.id
         where (o.buyer_key = w.buyer or (o.user_id = w.user_id and o.total > 0)) and i.performance_id = p.id
           and o.status in ('paid', 'partially_refunded', 'disputed')) as owned,
      h.id as hold_id, h.state as hold_state, h.currency as hold_currency,
      h.expires_at > clock_timestamp() + interval '3 seconds' as hold_live, h.offered_until is not null as hold_offered,
      (select count(*)::int from claims c where c.hold_id = h.id and c.state = 'held')
        + (select coalesce(sum(n), 0)::int from (
            select case when c.pass_id is null then sum(c.quantity) else max(c.quantity) end as n
            from place_claims c where c.hold_id = h.id and c.state = 'held' group by c.pass_id) pieces) as in_cart,
      (select o.id from orders o where o.hold_id = h.id and o.status in ('open', 'awaiting_payment')) as paying_order,
      (select jsonb_agg(jsonb_build_object(
          'id', l.id, 'kind', l.kind, 'minPerOrder', l.min_per_order, 'maxPerOrder', l.max_per_order,
          'accessCodeRequired', l.access_code_required,
          'sale', case when l.on_sale_at > clock_timestamp() then 'before'
                       when l.off_sale_at <= clock_timestamp() then 'ended' else 'open' end,
          'onSaleAt', to_char(l.on_sale_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'held', (select count(*) from claims c where c.hold_id = h.id and c.price_level_id = l.id and c.state = 'held')
                + (select coalesce(sum(quantity), 0) from place_claims c where c.hold_id = h.id and c.price_level_id = l.id and c.state = 'held')))
       from price_levels l where l.performance_id = p.id) as levels
    from json_to_recordset(${JSON.stringify(asked)}::text::json)
      as w(n int, buyer text, user_id uuid, performance_id uuid, code text, origin text)
    join performances p on p.id = w.performance_id
    join events e on e.id = p.event_id
    left join lateral (
      select * from holds h where h.buyer_key = w.buyer and h.state in ('active', 'paying') limit 1) h on true`);
  return new Map(rows.map((row) => [row.n, row]));
}

/**
 * Reads, in one round trip, all that decides whether each of these buyers may hold what he wants: the performance's state
 * and windows, its levels, the code, the cart, what he has already, who has the seats. Answers in the order of the
 * questions. The caller has locked the buyers.
 */
export async function openSales(
  tx: Transaction,
  questions: SaleQuestion[],
): Promise<({ ok: true; sale: Sale } | HoldFailure)[]> {
  const [rows, taken] = await Promise.all([saleRows(tx, questions), seatsTaken(tx, questions)]);
  /** By origin, the buyers who open a cart beside each other in this transaction. */
  const opening = new Map<string, Set<string>>();
  return questions.map((question, n) => {
    const row = rows.get(n);
    if (!row || row.event_status === 'draft') return failures.notFound();
    const gone = taken.get(n);
    const refused = refusal(row, question) ?? (gone ? failures.seatsTaken(gone) : null);
    if (refused) return refused;
    const beside = opening.get(question.origin ?? '') ?? new Set();
    if (question.origin && opensCart(row)) opening.set(question.origin, beside.add(question.buyer));
    return { ok: true, sale: saleOf(row, row.carts_here + beside.size) };
  });
}

const opensCart = (row: SaleRow) => !(row.hold_id && row.hold_live);

function refusal(row: SaleRow, { accessCode, inPass, admission }: SaleQuestion): HoldFailure | null {
  if (row.status !== 'scheduled' || row.event_status === 'cancelled') return failures.cancelled();
  if (row.sale === 'before' && !inPass) return failures.notOnSale(new Date(row.on_sale_at).toISOString());
  if (row.sale === 'ended') return failures.saleEnded();
  const room = row.waiting_room_id;
  if (room && !(admission && admittedUntil(room, admission))) return failures.waitingRoom(room);
  if (accessCode && !row.code_valid) return failures.codeWrong();
  if (row.access_code_required && !row.code_valid && !inPass) return failures.codeNeeded();
  if (row.hold_state === 'paying') return failures.checkoutOpen(row.paying_order);
  if (row.hold_id && row.hold_live && row.hold_offered) return failures.offerInCart();
  if (row.hold_id && row.hold_live && row.hold_currency !== row.currency) return failures.otherCurrency();
  if (opensCart(row) && row.recent_holds >= mostHolds) return failures.tooManyHolds();
  if (opensCart(row) && row.carts_here >= mostCartsPerOrigin) return failures.tooManyFromHere();
  return null;
}

function saleOf(row: SaleRow, cartsHere: number): Sale {
  return {
    planId: row.plan_id,
    currency: row.currency,
    maxPerOrder: row.max_per_order,
    maxPerBuyer: row.max_per_buyer,
    codeAccepted: row.code_valid,
    owned: row.owned,
    inCart: row.hold_live ? row.in_cart : 0,
    cartsHere,
    hold: row.hold_id
      ? { id: row.hold_id, live: row.hold_live === true, currency: row.hold_currency ?? '' }
      : null,
    // What a lapsed cart held no longer counts: it is emptied before anything is added.
    levels: new Map(
      (row.levels ?? []).map((level) => [level.id, row.hold_live ? level : { ...level, held: 0 }]),
    ),
  };
}
