import { type SQL, sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { auditId } from '@/lib/actor';
import { currentTrace } from '@/lib/trace';

type Tx = Ctx & { db: Transaction };

type OrderChange = {
  orderId: string;
  action: string;
  /** Ids and amounts, never personal data. */
  details?: Record<string, unknown>;
  /** Whose part of the order alone it concerns; null or left out: everybody's who has one. */
  organizerId?: string | null;
};

/**
 * Writes what happened to an order into the books of each organizer who has a part of it, a row for each, in the caller's
 * transaction. Where several have one, an `amount` is nobody's alone and is left out.
 */
export async function auditOrder(
  tx: Tx,
  { orderId, action, details, organizerId }: OrderChange,
): Promise<void> {
  const values = sql`${JSON.stringify(details ?? {})}::text::jsonb`;
  const books = organizerId
    ? sql`(select ${organizerId}::uuid as organizer_id, ${values} as details)`
    : sql`(select own.organizer_id, case when count(*) over () > 1 then ${values} - 'amount' else ${values} end as details
        from (select) one left join (
          select distinct e.organizer_id from order_items i
          join performances p on p.id = i.performance_id join events e on e.id = p.event_id
          where i.order_id = ${orderId}) own on true)`;
  await write(tx, { orderId, action }, books);
}

/** The same for what happened to tickets of an order: each organizer's row names those of his. */
export async function auditTickets(
  tx: Tx,
  { orderId, action, ticketIds }: { orderId: string; action: string; ticketIds: string[] },
): Promise<void> {
  const books = sql`(
    select e.organizer_id, jsonb_build_object('count', count(*), 'ticketIds', jsonb_agg(t.id order by t.id)) as details
    from tickets t join performances p on p.id = t.performance_id join events e on e.id = p.event_id
    where t.id = any(${`{${ticketIds.join(',')}}`}::uuid[]) group by 1)`;
  await write(tx, { orderId, action }, books);
}

async function write(tx: Tx, { orderId, action }: OrderChange, books: SQL): Promise<void> {
  const trace = currentTrace();
  const traced = trace === undefined ? sql`` : sql`|| jsonb_build_object('trace', ${trace}::text)`;
  await tx.db.execute(sql`
    insert into audit_log (organizer_id, actor_kind, actor_id, action, subject_type, subject_id, details)
    select organizer_id, ${tx.actor.kind}, ${auditId(tx.actor)}, ${action}, 'order', ${orderId}::text, details ${traced}
    from ${books} books order by organizer_id`);
}
