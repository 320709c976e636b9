import { sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { momentAt } from '@/lib/catalog/venue-time';
import { minorUnits } from '@/lib/money';
import { fail } from '@/lib/result';

export const badField = (field: string, message: string) =>
  fail('BAD_PROMO', 'Please check the marked fields.', { fields: { [field]: message } });

type Window = { validFrom: string | null; validUntil: string | null };

/** When a code works, from clock times in the organizer's zone, or what is wrong with them. */
export function windowOf(given: Window, timeZone: string) {
  const window: Record<keyof Window, Date | null> = { validFrom: null, validUntil: null };
  for (const field of ['validFrom', 'validUntil'] as const) {
    const wall = given[field];
    const moment = wall === null ? null : momentAt(wall, timeZone);
    if (moment && !moment.ok) {
      return badField(field, moment.message.replaceAll('at the venue', 'in your time zone'));
    }
    window[field] = moment?.at ?? null;
  }
  const { validFrom, validUntil } = window;
  return validFrom && validUntil && validUntil <= validFrom
    ? badField('validUntil', 'It must end after it begins.')
    : { ok: true as const, window };
}

type Stated = {
  kind: 'percent' | 'amount';
  percent: number | null;
  amount: string | null;
  currency?: string;
};

/** The columns of what a code takes off. */
export function discountColumns({ kind, percent, amount, currency }: Stated, usual: string) {
  if (kind === 'percent') return { percent, amount: null, currency: null };
  const unit = currency ?? usual;
  return { percent: null, amount: minorUnits(amount ?? '0', unit), currency: unit };
}

/**
 * Writes what codes are for in place of what they were for. False when something named is not the organizer's; the caller
 * then undoes his transaction.
 */
export async function writeTargets(
  tx: Transaction,
  { organizerId, promoCodeIds, target }: { organizerId: string; promoCodeIds: string[]; target: string[] },
): Promise<boolean> {
  const codes = sql`${sql.param(promoCodeIds)}::uuid[]`;
  await tx.execute(sql`delete from promo_code_targets where promo_code_id = any(${codes})`);
  const wanted = [...new Set(target)];
  if (wanted.length === 0) return true;
  const of = (kind: string) =>
    sql`(select split_part(t, ':', 2)::uuid from unnest(${sql.param(wanted)}::text[]) t where split_part(t, ':', 1) = ${kind})`;
  const made = await tx.execute(sql`
    insert into promo_code_targets (id, promo_code_id, event_id, performance_id, price_level_id)
    select gen_random_uuid(), code, own.event_id, own.performance_id, own.price_level_id
    from unnest(${codes}) code cross join (
      select e.id as event_id, null::uuid as performance_id, null::uuid as price_level_id from events e
      where e.organizer_id = ${organizerId} and e.id in ${of('event')}
      union all
      select null, p.id, null from performances p join events e on e.id = p.event_id
      where e.organizer_id = ${organizerId} and p.id in ${of('date')}
      union all
      select null, null, l.id from price_levels l
      join performances p on p.id = l.performance_id join events e on e.id = p.event_id
      where e.organizer_id = ${organizerId} and l.id in ${of('level')}) own
    returning id`);
  return made.length === wanted.length * promoCodeIds.length;
}

/** The zone and the usual currency of an organizer. */
export async function unitsOf({ db }: Pick<Ctx, 'db'>, organizerId: string) {
  const [row] = await db.execute<{ timeZone: string; currency: string }>(sql`
    select time_zone as "timeZone", currency from organizers where id = ${organizerId}`);
  if (!row) throw new Error(`The organizer ${organizerId} is not there`);
  return row;
}
