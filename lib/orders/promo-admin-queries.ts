import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { promoCodes } from '@/db/schema';
import { wallTime } from '@/lib/catalog/venue-time';
import { formatMoment } from '@/lib/clock';
import { isId } from '@/lib/ids';
import { promoLabel } from './promo-codes/promo-label';
import { unitsOf } from './promo-codes/promo-values';

/** A promo code, or a batch of codes for one use each, as the list shows it. */
export type PromoRow = {
  /** Of the code, or of the batch. */
  id: string;
  /** How many codes; more than one is a batch. */
  codes: number;
  isBatch: boolean;
  code: string;
  note: string | null;
  label: string;
  uses: number;
  maxUses: number | null;
  state: 'active' | 'paused' | 'before' | 'over' | 'used_up';
  /** When it works, in the organizer's zone, in words. */
  window: string;
};

type Row = Omit<PromoRow, 'label' | 'window'> & {
  percent: number | null;
  amount: number | null;
  currency: string | null;
  validFrom: string | null;
  validUntil: string | null;
};

const utc = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const listed = 200;

/** The organizer's codes, the newest first; those of a batch are one row. */
export async function listPromoCodes(ctx: Ctx, organizerId: string): Promise<PromoRow[]> {
  const { timeZone } = await unitsOf(ctx, organizerId);
  const rows = await ctx.db.execute<Row>(sql`
    select coalesce(batch_id, id) as id, count(*)::int as codes, bool_or(batch_id is not null) as "isBatch",
      min(code) as code, min(note) as note, min(percent) as percent, min(amount) as amount, min(currency) as currency,
      sum(uses)::int as uses, sum(max_uses)::int as "maxUses",
      ${utc(sql`min(valid_from)`)} as "validFrom", ${utc(sql`max(valid_until)`)} as "validUntil",
      case when bool_and(paused_at is not null) then 'paused'
        when min(valid_from) > clock_timestamp() then 'before'
        when max(valid_until) <= clock_timestamp() then 'over'
        when bool_and(uses >= max_uses) then 'used_up' else 'active' end as state
    from promo_codes where organizer_id = ${organizerId}
    group by 1 order by max(created_at) desc, 1 limit ${listed}`);
  return [...rows].map((row) => {
    const { percent, amount, currency, validFrom, validUntil, ...shown } = row;
    const from = validFrom && `from ${formatMoment(validFrom, timeZone)}`;
    const until = validUntil && `until ${formatMoment(validUntil, timeZone)}`;
    const window = [from, until].filter(Boolean).join(' ');
    return { ...shown, label: promoLabel({ percent, amount, currency }), window };
  });
}

/** A code as its form shows it; clock times are the organizer's. */
export type OwnPromo = NonNullable<Awaited<ReturnType<typeof getPromoCode>>>;

/** One code; null when the organizer has no such code. */
export async function getPromoCode(ctx: Ctx, organizerId: string, promoCodeId: string) {
  if (!isId(promoCodeId)) return null;
  const [found] = await ctx.db
    .select()
    .from(promoCodes)
    .where(and(eq(promoCodes.id, promoCodeId), eq(promoCodes.organizerId, organizerId)));
  if (!found) return null;
  const { timeZone } = await unitsOf(ctx, organizerId);
  const wall = (at: Date | null) => (at ? wallTime(at, timeZone) : '');
  const targets = await ctx.db.execute<{ target: string }>(sql`
    select case when event_id is not null then 'event:' || event_id
      when performance_id is not null then 'date:' || performance_id
      else 'level:' || price_level_id end as target
    from promo_code_targets where promo_code_id = ${promoCodeId}`);
  const { id, code, note, scope, maxUses, maxPerBuyer, uses } = found;
  return {
    ...{ id, code, note, scope, maxUses, maxPerBuyer, uses },
    isPaused: found.pausedAt !== null,
    isOfBatch: found.batchId !== null,
    label: promoLabel(found),
    validFrom: wall(found.validFrom),
    validUntil: wall(found.validUntil),
    targets: [...targets].map(({ target }) => target),
  };
}

export type TargetChoice = { value: string; name: string; depth: 0 | 1 | 2 };

const eventsOffered = 40;
const choicesOffered = 600;

/**
 * What a code can be for: events that are ahead or drafts, their dates and prices, and what `chosen` names already, in the
 * order of the calendar.
 */
export async function listTargetChoices(
  { db }: Ctx,
  organizerId: string,
  chosen: readonly string[],
): Promise<TargetChoice[]> {
  const named = chosen.map((target) => target.split(':')[1] ?? '').filter(isId);
  const rows = await db.execute<{
    value: string;
    name: string;
    depth: 0 | 1 | 2;
    at: string;
    zone: string;
  }>(sql`
    with offered as (
      select e.id, e.title, min(p.starts_at) as first from events e left join performances p on p.event_id = e.id
      where e.organizer_id = ${organizerId} and e.status <> 'cancelled'
      group by e.id
      having bool_or(p.starts_at > now()) or e.status = 'draft' or e.id = any(${sql.param(named)}::uuid[])
        or bool_or(p.id = any(${sql.param(named)}::uuid[]) or exists (
          select 1 from price_levels l where l.performance_id = p.id and l.id = any(${sql.param(named)}::uuid[])))
      order by first nulls last, e.id limit ${eventsOffered}
    )
    select * from (
      select 'event:' || o.id as value, o.title as name, 0 as depth, null as at, null as zone,
        o.first, o.id as event_id, null::timestamptz as starts, null::uuid as performance_id, null::int as place
      from offered o
      union all
      select 'date:' || p.id, null, 1, ${utc(sql`p.starts_at`)}, v.time_zone, o.first, o.id, p.starts_at, p.id, null
      from offered o join performances p on p.event_id = o.id join venues v on v.id = p.venue_id
      union all
      select 'level:' || l.id, l.name, 2, null, null, o.first, o.id, p.starts_at, p.id, l.position
      from offered o join performances p on p.event_id = o.id join price_levels l on l.performance_id = p.id
    ) choice
    order by first nulls last, event_id, starts nulls first, performance_id nulls first, place nulls first
    limit ${choicesOffered}`);
  return [...rows].map(({ value, name, depth, at, zone }) => ({
    value,
    depth,
    name: depth === 1 ? formatMoment(at, zone) : name,
  }));
}

/** The codes of a batch with what has become of them, for its CSV file; empty when the organizer has no such batch. */
export async function readPromoBatch({ db }: Ctx, organizerId: string, batchId: string) {
  if (!isId(batchId)) return [];
  return db
    .select({
      code: promoCodes.code,
      note: promoCodes.note,
      uses: promoCodes.uses,
      pausedAt: promoCodes.pausedAt,
    })
    .from(promoCodes)
    .where(and(eq(promoCodes.organizerId, organizerId), eq(promoCodes.batchId, batchId)))
    .orderBy(promoCodes.code);
}
