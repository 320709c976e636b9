import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { fail } from '@/lib/result';

const namedAtMost = 20;

/** The levels whose standing area is not among these keys, as a refusal; null when there is none. */
export async function lostAreas(
  tx: Transaction,
  performanceId: string,
  keys: ReadonlySet<string | undefined>,
) {
  const levels = await tx.execute<{ name: string; area_key: string }>(sql`
    select name, area_key from price_levels where performance_id = ${performanceId} and area_key is not null`);
  const lost = [...levels].filter(({ area_key }) => !keys.has(area_key)).map(({ name }) => name);
  if (lost.length === 0) return null;
  const message = `The standing area of ${lost.join(', ')} is not in this version. Draw it again, or change the level.`;
  return fail('AREAS_MISSING', message, { levels: lost });
}

/** Who a seat is in the other version: the same guid, else the same name, unless that name now is another old seat. */
const sameSeat = (from: ReturnType<typeof sql>, versionId: string) => sql`
  select coalesce(g.id, l.id) from (select 1) one
  left join seats g on g.plan_id = ${versionId} and g.guid = ${from}.guid
  left join seats l on g.id is null and l.plan_id = ${versionId} and l.zone = ${from}.zone
    and l.section = ${from}.section and l.row_label = ${from}.row_label and l.seat_label = ${from}.seat_label
    and not exists (select 1 from seats o where o.plan_id = ${from}.plan_id and o.guid = l.guid)`;

/** Locks what is claimed, and answers when some of it has no seat in the new version. */
export async function lostSeats(tx: Transaction, performanceId: string, versionId: string) {
  const rows = await tx.execute<{ name: string; found: number | null }>(sql`
    select concat_ws(', ', s.zone, nullif(s.section, ''), 'row ' || s.row_label, 'seat ' || s.seat_label) as name,
      (${sameSeat(sql`s`, versionId)}) as found
    from claims c join seats s on s.id = c.seat_id
    where c.performance_id = ${performanceId} and (c.state <> 'held' or c.expires_at > clock_timestamp())
    order by c.seat_id for update of c`);
  const lost = [...rows].filter(({ found }) => found === null).map(({ name }) => name);
  if (lost.length === 0) return null;
  const named = lost.slice(0, namedAtMost);
  const rest = lost.length > named.length ? ` and ${lost.length - named.length} more` : '';
  const message = `These seats are sold, held or blocked, and not in this version: ${named.join('; ')}${rest}.`;
  return fail('SEATS_MISSING', message, { seats: named });
}

/** Moves claims, lines of orders and tickets to the seats of the new version. */
export async function carryOver(tx: Transaction, performanceId: string, from: string, versionId: string) {
  await tx.execute(sql`
    delete from claims where performance_id = ${performanceId} and state = 'held'
      and expires_at <= clock_timestamp()`);
  for (const table of ['claims', 'order_items', 'tickets']) {
    await tx.execute(sql`
      update ${sql.identifier(table)} t set seat_id = m.new_id
      from (
        select distinct s.id, (${sameSeat(sql`s`, versionId)}) as new_id
        from ${sql.identifier(table)} u join seats s on s.id = u.seat_id
        where u.performance_id = ${performanceId} and s.plan_id = ${from}
      ) m
      where t.performance_id = ${performanceId} and t.seat_id = m.id and m.new_id is not null`);
  }
}

/** The categories of a plan that no price level of the performance covers. */
export async function unpriced(tx: Transaction, performanceId: string, versionId: string): Promise<string[]> {
  const rows = await tx.execute<{ category: string }>(sql`
    select distinct s.category from seats s where s.plan_id = ${versionId} and not exists (
      select 1 from price_level_categories c
      where c.performance_id = ${performanceId} and c.category = s.category) order by 1`);
  return [...rows].map(({ category }) => category);
}
