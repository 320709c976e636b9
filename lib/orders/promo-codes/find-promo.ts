import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { ClaimedItem } from '@/lib/inventory/cart-items';
import { type Discount, discounted } from './discount';
import { type PromoFailure, promoFailures } from './promo-failures';

type Item = Pick<ClaimedItem, 'performanceId' | 'priceLevelId' | 'faceAmount' | 'feeAmount' | 'taxAmount'> & {
  passId?: string | null;
};

export type AppliedPromo = Discount & { id: string; code: string; currency: string | null };

type Promo = AppliedPromo & {
  organizerId: string;
  timeZone: string;
  scope: 'all' | 'chosen';
  validFrom: string | null;
  validUntil: string | null;
  isBefore: boolean;
  isOver: boolean;
  isPaused: boolean;
  isUsedUp: boolean;
  maxPerBuyer: number | null;
};

type Asked<T> = {
  /** Upper case. */
  code: string;
  items: T[];
  /** Condition on `orders`: which of them the buyer has placed. */
  placedByBuyer: SQL;
  /** Keeps the code as it is until the transaction ends: for who is about to use it. */
  lock?: boolean;
};

type Found<T> = { ok: true; promo: AppliedPromo; items: (T & { discountAmount: number; price: number })[] };

const utc = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/**
 * The lines of a cart with what a code of one of their organizers takes off them, or why it takes off nothing. Lines that
 * it is not for stay as they are, and so do passes, which are cheaper by themselves. Counts and changes nothing: a use begins with the order.
 */
export async function findPromo<T extends Item>(
  db: Ctx['db'],
  asked: Asked<T>,
): Promise<Found<T> | PromoFailure> {
  const { code, items } = asked;
  let refused: PromoFailure = promoFailures.unknown(code);
  for (const promo of await promosNamed(db, asked)) {
    const levels = await levelsOf(db, promo, items);
    const lowered = items.map((item) =>
      !item.passId && levels.has(item.priceLevelId) ? discounted(item, promo) : discounted(item, noDiscount),
    );
    const helps = lowered.some(({ discountAmount }) => discountAmount > 0);
    const problem = problemOf(promo) ?? (helps ? await usedBefore(db, promo, asked.placedByBuyer) : null);
    if (problem) refused = problem;
    else if (!helps) refused = promoFailures.otherTickets(code);
    else {
      const { id, percent, amount, currency } = promo;
      return { ok: true, promo: { id, code, percent, amount, currency }, items: lowered };
    }
  }
  return refused;
}

const noDiscount: Discount = { percent: null, amount: 0 };

/** The codes of this spelling that organizers of the lines have: as a rule none or one. */
async function promosNamed(db: Ctx['db'], { code, items, lock }: Asked<Item>): Promise<Promo[]> {
  const performances = [...new Set(items.map((item) => item.performanceId))];
  const rows = await db.execute<Promo>(sql`
    select c.id, c.code, c.percent, c.amount, c.currency, c.scope, c.organizer_id as "organizerId",
      o.time_zone as "timeZone", ${utc(sql`c.valid_from`)} as "validFrom", ${utc(sql`c.valid_until`)} as "validUntil",
      coalesce(c.valid_from > clock_timestamp(), false) as "isBefore",
      coalesce(c.valid_until <= clock_timestamp(), false) as "isOver", c.paused_at is not null as "isPaused",
      coalesce(c.uses >= c.max_uses, false) as "isUsedUp", c.max_per_buyer as "maxPerBuyer"
    from promo_codes c join organizers o on o.id = c.organizer_id
    where c.code = ${code} and c.organizer_id in (
      select e.organizer_id from performances p join events e on e.id = p.event_id
      where p.id = any(${sql.param(performances)}::uuid[]))
    order by c.id ${lock ? sql`for no key update of c` : sql``}`);
  return [...rows];
}

/** Of the price levels of these lines, those that a code is for. */
async function levelsOf(db: Ctx['db'], promo: Promo, items: Item[]): Promise<Set<string>> {
  const asked = [...new Set(items.map((item) => item.priceLevelId))];
  const rows = await db.execute<{ id: string }>(sql`
    select l.id from price_levels l
    join performances p on p.id = l.performance_id join events e on e.id = p.event_id
    where l.id = any(${sql.param(asked)}::uuid[]) and not l.pay_what_you_like and e.organizer_id = ${promo.organizerId}
      and ${promo.currency === null ? sql`true` : sql`p.currency = ${promo.currency}`}
      and ${
        promo.scope === 'all'
          ? sql`true`
          : sql`exists (select 1 from promo_code_targets t where t.promo_code_id = ${promo.id}
              and (t.event_id = e.id or t.performance_id = p.id or t.price_level_id = l.id))`
      }`);
  return new Set([...rows].map(({ id }) => id));
}

function problemOf(promo: Promo): PromoFailure | null {
  const { code, timeZone } = promo;
  if (promo.isPaused) return promoFailures.paused(code);
  if (promo.isBefore) return promoFailures.notYet(code, promo.validFrom ?? '', timeZone);
  if (promo.isOver) return promoFailures.expired(code, promo.validUntil ?? '', timeZone);
  return promo.isUsedUp ? promoFailures.usedUp(code) : null;
}

/** Orders that hold or have had a use count, as the trigger counts them (db/migrations, promo_uses_of_orders). */
async function usedBefore(
  db: Ctx['db'],
  { id, code, maxPerBuyer }: Promo,
  placedByBuyer: SQL,
): Promise<PromoFailure | null> {
  if (maxPerBuyer === null) return null;
  const [row] = await db.execute<{ uses: number }>(sql`
    select count(*)::int as uses from orders
    where promo_code_id = ${id} and status not in ('expired', 'cancelled', 'paid_late') and (${placedByBuyer})`);
  return (row?.uses ?? 0) >= maxPerBuyer ? promoFailures.usedByYou(code, maxPerBuyer) : null;
}
