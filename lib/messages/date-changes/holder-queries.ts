import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { ordersWithTickets } from './orders-with-tickets';

/** Orders that would be told if this date of the organizer's moved now; none while its event is a draft. */
export async function countHolders(
  { db }: Ctx,
  { organizerId, performanceId }: { organizerId: string; performanceId: string },
): Promise<number> {
  const [row] = await db.execute<{ orders: number }>(sql`
    select count(*)::int as orders from (${ordersWithTickets({ performanceId })}) told
    where exists (select 1 from performances p join events e on e.id = p.event_id
      where p.id = ${performanceId} and e.organizer_id = ${organizerId} and e.status <> 'draft')`);
  return row?.orders ?? 0;
}
