import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { seatingPlans } from '@/db/schema';
import { announceCatalogChange } from '@/lib/catalog/announce-change';
import { eventTag } from '@/lib/catalog/tags';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';
import { planNotFound } from './plan-draft';

type Move = { organizerId: string; performanceId: string /** A published version. */; versionId: string };

type Moved =
  | { ok: true /** Categories that no price level of the performance covers. */; unpriced: string[] }
  | Failure<'NOT_FOUND'>
  | (Failure<'SEATS_MISSING'> & { seats: string[] })
  | (Failure<'AREAS_MISSING'> & { levels: string[] });

const namedAtMost = 20;

/**
 * Lets a performance sell another version of its plan. Whatever is sold, held or blocked keeps its seat: found again by
 * guid, else by zone, row and number. When a single one is not there, nothing changes and SEATS_MISSING names them.
 * Buyers who claim seats meanwhile wait for it (see claims_keep_to_plan in the migrations).
 */
export async function movePerformance({ ctx, input }: { ctx: Ctx; input: Move }): Promise<Moved> {
  const { organizerId, performanceId, versionId } = input;
  return withTransaction<Moved, Ctx>(ctx, async (tx) => {
    const [performance] = await tx.db.execute<{ plan_id: string | null; slug: string }>(sql`
      select p.plan_id, e.slug from performances p join events e on e.id = p.event_id
      where p.id = ${performanceId} and e.organizer_id = ${organizerId} for update of p`);
    const [target] = await tx.db
      .select({ id: seatingPlans.id, shapes: seatingPlans.shapes, version: seatingPlans.version })
      .from(seatingPlans)
      .where(and(eq(seatingPlans.id, versionId), eq(seatingPlans.organizerId, organizerId)));
    if (!performance || !target) return planNotFound();
    const from = performance.plan_id;
    if (from !== versionId) {
      const refused =
        (await lostAreas(tx.db, performanceId, new Set(target.shapes.map(({ key }) => key)))) ??
        (await lostSeats(tx.db, performanceId, versionId));
      if (refused) return refused;
      if (from) await carryOver(tx.db, performanceId, from, versionId);
      await tx.db.execute(sql`
        update performances set plan_id = ${versionId}, updated_at = now() where id = ${performanceId}`);
      await recordChange(tx, {
        organizerId,
        action: 'performance.plan_changed',
        subjectType: 'performance',
        subjectId: performanceId,
        before: { planId: from },
        after: { planId: versionId },
      });
      await announceCatalogChange({ ctx: tx, tags: [eventTag(performance.slug)] });
    }
    return { ok: true, unpriced: await unpriced(tx.db, performanceId, versionId) };
  });
}

async function lostAreas(tx: Transaction, performanceId: string, keys: ReadonlySet<string | undefined>) {
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
async function lostSeats(tx: Transaction, performanceId: string, versionId: string) {
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
async function carryOver(tx: Transaction, performanceId: string, from: string, versionId: string) {
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

async function unpriced(tx: Transaction, performanceId: string, versionId: string): Promise<string[]> {
  const rows = await tx.execute<{ category: string }>(sql`
    select distinct s.category from seats s where s.plan_id = ${versionId} and not exists (
      select 1 from price_level_categories c
      where c.performance_id = ${performanceId} and c.category = s.category) order by 1`);
  return [...rows].map(({ category }) => category);
}
