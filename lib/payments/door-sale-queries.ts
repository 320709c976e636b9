import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { formatMoment } from '@/lib/clock';
import { isId } from '@/lib/ids';

type DoorLevel = { id: string; name: string; price: number; left: number };
export type DoorPerformance = {
  id: string;
  label: string;
  currency: string;
  planId: string | null;
  timeZone: string;
  /** False when the web does not sell it at this moment. */
  onWeb: boolean;
  needsCode: boolean;
  levels: DoorLevel[];
};

/** The organizer's evenings that are not over, the next one first; the web's sale window does not matter here. */
export async function getDoorChoices(
  { db }: Ctx,
  organizerId: string,
): Promise<{ id: string; label: string }[]> {
  const rows = await db.execute<{ id: string; title: string; at: string; zone: string; known: boolean }>(sql`
    select p.id, e.title, to_char(p.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      v.time_zone as zone, p.time_known as known
    from performances p join events e on e.id = p.event_id join venues v on v.id = p.venue_id
    where e.organizer_id = ${organizerId} and e.status = 'published' and p.status = 'scheduled'
      and coalesce(p.ends_at, p.starts_at + interval '12 hours') > now()
    order by p.starts_at, p.id limit 200`);
  return [...rows].map(({ id, title, at, zone, known }) => ({
    id,
    label: `${title}, ${formatMoment(at, zone, { timeKnown: known })}`,
  }));
}

/** What can be sold of an evening at the door, level by level; null when it is not the organizer's. */
export async function getDoorPerformance(
  { db }: Ctx,
  organizerId: string,
  performanceId: string,
): Promise<DoorPerformance | null> {
  if (!isId(performanceId)) return null;
  const rows = await db.execute<
    DoorLevel & {
      title: string;
      currency: string;
      coded: boolean;
      code_level: boolean;
      plan_id: string | null;
      zone: string;
      on_web: boolean;
    }
  >(sql`
    select l.id, l.name, l.price, e.title, p.currency, p.access_code_required as coded,
      l.access_code_required as code_level, p.plan_id, v.time_zone as zone,
      p.on_sale_at <= now() and p.off_sale_at > now() as on_web,
      coalesce(
        (select k.capacity - k.held - k.sold - k.blocked from place_stock k where k.price_level_id = l.id),
        (select count(*)::int from price_level_categories c join seats s on s.plan_id = p.plan_id and s.category = c.category
          left join claims x on x.performance_id = p.id and x.seat_id = s.id
            and (x.state <> 'held' or x.expires_at > now())
          where c.price_level_id = l.id and x.seat_id is null)) as left
    from price_levels l join performances p on p.id = l.performance_id join events e on e.id = p.event_id
      join venues v on v.id = p.venue_id
    where p.id = ${performanceId} and e.organizer_id = ${organizerId} order by l.position`);
  const [first] = rows;
  if (!first) return null;
  return {
    id: performanceId,
    label: first.title,
    currency: first.currency,
    planId: first.plan_id,
    timeZone: first.zone,
    onWeb: first.on_web,
    needsCode: [...rows].some(({ coded, code_level }) => coded || code_level),
    levels: [...rows].map(({ id, name, price, left }) => ({ id, name, price, left })),
  };
}
