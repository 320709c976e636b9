import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';

/** Brings what listings say a performance costs in line with its levels; hidden ones are not told. */
export async function refreshPriceRange(tx: Transaction, performanceId: string): Promise<void> {
  await tx.execute(sql`
    update performances p set lowest_price = l.lowest, highest_price = l.highest
    from (select min(price) as lowest,
            -- Suggestions of what the fan likes to pay stand least first.
            max(greatest(price, suggested_amounts[cardinality(suggested_amounts)])) as highest
          from price_levels
          where performance_id = ${performanceId} and not access_code_required) l
    where p.id = ${performanceId}`);
}
