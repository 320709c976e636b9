import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';

/**
 * Withholds about a seventh of the seats of the halls' next performances, in blocks of neighbours, as subscriptions
 * and house seats would: a plan with every seat free looks dead. Only what begins within half a year, since each is a row.
 */
export async function keepHouseSeats(db: Transaction, now: Date): Promise<void> {
  const until = new Date(now.getTime() + 180 * 86_400_000);
  // Hashing (performance, row, place / 4) takes about four neighbours at once, and always the same ones.
  await db.execute(sql`
    insert into claims (performance_id, seat_id, price_level_id, state)
    select p.id, s.id, c.price_level_id, 'blocked'
    from performances p
    join seats s on s.plan_id = p.plan_id and not s.accessible
    join price_level_categories c on c.performance_id = p.id and c.category = s.category
    where p.source = 'nyphil' and p.status = 'scheduled'
      and p.starts_at between ${now.toISOString()}::timestamptz and ${until.toISOString()}::timestamptz
      and hashint8(hashtext(p.source_id)::int8 * 1000003 + s.row_index * 8191 + s.row_position / 4) % 100 between 0 and 14
    on conflict do nothing`);
}
