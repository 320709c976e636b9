import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { fail } from '@/lib/result';

type Row = { name: string; why: 'sold' | 'held' | 'blocked' | 'unpriced'; allocation: string | null };

const namedAtMost = 6;
const intro = {
  sold: 'Sold',
  held: 'In somebody’s cart',
  blocked: 'Blocked already',
  unpriced: 'Without a price',
};

/** Says which of these seats cannot be had and why, by the claims as they stand now. */
export async function notFree(tx: Transaction, performanceId: string, seatIds: number[], nothing: string) {
  const rows = await tx.execute<Row>(sql`
    select concat_ws(', ', s.zone, nullif(s.section, ''), 'row ' || nullif(s.row_label, ''), 'seat ' || s.seat_label) as name,
      coalesce(c.state::text, 'unpriced') as why, a.name as allocation
    from seats s
    left join claims c on c.performance_id = ${performanceId} and c.seat_id = s.id
      and (c.state <> 'held' or c.expires_at > clock_timestamp())
    left join allocations a on a.id = c.allocation_id
    where s.id = any(${`{${seatIds.join(',')}}`}::int[]) order by s.seat_index`);
  const parts = (['sold', 'held', 'blocked', 'unpriced'] as const).flatMap((why) => {
    const names = [...rows].filter((row) => row.why === why);
    if (names.length === 0) return [];
    const rest = names.length > namedAtMost ? ` and ${names.length - namedAtMost} more` : '';
    const shown = names
      .slice(0, namedAtMost)
      .map(({ name, allocation }) => (allocation ? `${name} (${allocation})` : name));
    return [`${intro[why]}: ${shown.join('; ')}${rest}.`];
  });
  return fail('SEATS_NOT_FREE', [nothing, ...parts].join(' '), {
    seats: [...rows].map(({ name }) => name),
  });
}
