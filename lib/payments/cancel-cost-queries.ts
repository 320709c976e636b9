import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { isId } from '@/lib/ids';

export type CancelCost = {
  /** Orders with tickets that go back, and those that are being paid at this moment. */
  orders: number;
  paying: number;
  tickets: number;
  /** What goes back in each currency, minor units; fees are a part of the amount. */
  sums: { currency: string; amount: number; fees: number }[];
};

type Asked = { organizerId: string; eventId: string; performanceId?: string };

/** What cancelling an event (its dates to come) or one date would give back, as things stand. */
export async function getCancelCost({ db }: Ctx, asked: Asked): Promise<CancelCost> {
  const none = { orders: 0, paying: 0, tickets: 0, sums: [] };
  const { organizerId, eventId, performanceId } = asked;
  if (!isId(eventId) || (performanceId !== undefined && !isId(performanceId))) return none;
  const [row] = await db.execute<CancelCost>(sql`
    with dates as (
      select p.id, p.currency from performances p join events e on e.id = p.event_id
      where e.id = ${eventId} and e.organizer_id = ${organizerId}
        and ${performanceId ? sql`p.id = ${performanceId}` : sql`(p.starts_at > now() or p.status <> 'scheduled')`}
    ), going as (
      select t.order_id, d.currency, i.fee_amount as fee, i.face_amount + i.fee_amount + i.tax_amount as paid
      from dates d join tickets t on t.performance_id = d.id and t.status = 'valid'
      join order_items i on i.id = t.order_item_id
    )
    select (select count(distinct order_id)::int from going) as orders,
      (select count(*)::int from going) as tickets,
      (select count(distinct o.id)::int from dates d join order_items i on i.performance_id = d.id
       join orders o on o.id = i.order_id where o.status in ('open', 'awaiting_payment')) as paying,
      coalesce((select jsonb_agg(s) from (
        select currency, sum(paid)::float8 as amount, sum(fee)::float8 as fees from going group by 1 order by 1) s), '[]') as sums`);
  return row ?? none;
}
