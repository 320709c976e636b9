import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';

/** Whose tickets a message is about. */
export type Audience = {
  performanceId: string;
  /** Price levels; empty for all. */
  levelIds: string[];
  presence: 'all' | 'in' | 'out';
};

/** Who was let in at the door and not taken back out. */
const isIn = sql`exists (select 1 from scans s where s.ticket_id = t.id and s.outcome = 'first' and s.undone_at is null)`;

const presences: Record<Audience['presence'], SQL> = {
  all: sql``,
  in: sql`and ${isIn}`,
  out: sql`and not ${isIn}`,
};

/**
 * SELECT of the people with valid tickets: `address` and `order_id`, one row an address with its latest such order.
 * Buyers at the door who gave no address are left out.
 */
export function audienceSql({ performanceId, levelIds, presence }: Audience): SQL {
  const level =
    levelIds.length > 0 ? sql`and t.price_level_id = any(${`{${levelIds.join(',')}}`}::uuid[])` : sql``;
  return sql`
    select distinct on (o.email) o.email as address, o.id as order_id
    from tickets t join orders o on o.id = t.order_id
    where t.performance_id = ${performanceId} and t.status = 'valid'
      and o.email not like '%@box-office.invalid' ${level} ${presences[presence]}
    order by o.email, o.created_at desc, o.id desc`;
}

/** How many people a message would go to now. The caller has scoped the performance. */
export async function countAudience({ db }: Ctx, audience: Audience): Promise<number> {
  const [row] = await db.execute<{ people: number }>(
    sql`select count(*)::int as people from (${audienceSql(audience)}) a`,
  );
  return row?.people ?? 0;
}
