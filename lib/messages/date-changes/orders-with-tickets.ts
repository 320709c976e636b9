import { type SQL, sql } from 'drizzle-orm';

type Walk = {
  performanceId: string;
  /** Orders made until then; all when left out. */
  before?: Date;
  /** The order after which the walk goes on. */
  after?: string | null;
};

/**
 * SELECT of the orders with valid tickets of a performance: `id` and `email`, in no order. Buyers at the door who gave no
 * address are left out. The caller has scoped the performance.
 */
export const ordersWithTickets = ({ performanceId, before, after }: Walk): SQL => sql`
  select o.id, o.email from orders o
  where o.id in (select t.order_id from tickets t where t.performance_id = ${performanceId} and t.status = 'valid')
    and o.email not like '%@box-office.invalid'
    ${before ? sql`and o.created_at <= ${before.toISOString()}::timestamptz` : sql``}
    ${after ? sql`and o.id > ${after}::uuid` : sql``}`;
