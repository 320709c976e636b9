import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { fail } from '@/lib/result';
import { keptPieces } from '../owned-sql';
import { keepForLine, type Line } from './line';
import { refusedBy, type WaitlistRefusal } from './refusals';

type Joining = { entryId: string; email: string; quantity: number };

/**
 * Gives an entry whose address is known to be its owner's the last place in line, and keeps from now on what comes free.
 * The caller has locked the line.
 */
export async function enterLine(
  tx: Transaction,
  line: Line,
  joining: Joining,
): Promise<WaitlistRefusal | null> {
  const refused = refusedBy(line, joining.quantity) ?? (await tooMany(tx, line, joining));
  if (refused) return refused;
  await tx.execute(sql`
    update waitlist_entries set state = 'waiting', joined_at = clock_timestamp(), quantity = ${joining.quantity}
    where id = ${joining.entryId} and state = 'unconfirmed'`);
  await keepForLine(tx, line.priceLevelId);
  return null;
}

/**
 * Who has tickets may wait for what he may still buy. Only told to who has shown that the address is his; what others could
 * have ordered in his name for nothing does not count (docs/decisions/0017).
 */
async function tooMany(
  tx: Transaction,
  line: Line,
  { email, quantity }: Joining,
): Promise<WaitlistRefusal | null> {
  const [bought] = await tx.execute<{ left: number }>(sql`
    select p.max_per_buyer - coalesce((
      select sum(${keptPieces}) from orders o join order_items i on i.order_id = o.id
      where o.email = ${email} and i.performance_id = p.id
        and o.paid_at is not null and o.total > 0 and o.status in ('paid', 'partially_refunded', 'disputed')), 0)::int as left
    from performances p where p.id = ${line.performanceId}`);
  if (!bought || bought.left >= quantity) return null;
  return fail(
    'LIMIT_REACHED',
    bought.left > 0
      ? `You have tickets for this date already and may buy ${bought.left} more. Wait for so many.`
      : 'You have as many tickets for this date as one person can buy.',
  );
}
