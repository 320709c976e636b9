import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { fail } from '@/lib/result';

type Row = { name: string; why: keyof typeof intro; allocation: string | null };

const namedAtMost = 6;
const intro = {
  sold: 'Sold',
  held: 'In somebody’s cart',
  blocked: 'Blocked already',
  unpriced: 'Without a price',
  kept: 'Kept for the waitlist',
  changed: 'Just freed, so try again',
};

/** Says which of these seats cannot be had and why, by the claims as they stand now. */
export async function notFree(tx: Transaction, performanceId: string, seatIds: number[], nothing: string) {
  const rows = await tx.execute<Row>(sql`
    select concat_ws(', ', s.zone, nullif(s.section, ''), 'row ' || nullif(s.row_label, ''), 'seat ' || s.seat_label) as name,
      case when c.state is not null then c.state::text when l.id is null then 'unpriced'
        when l.waitlisted then 'kept' else 'changed' end as why, a.name as allocation
    from seats s
    left join price_level_categories m on m.performance_id = ${performanceId} and m.category = s.category
    left join price_levels l on l.id = m.price_level_id
    left join claims c on c.performance_id = ${performanceId} and c.seat_id = s.id
      and (c.state <> 'held' or c.expires_at > clock_timestamp())
    left join allocations a on a.id = c.allocation_id
    where s.id = any(${`{${seatIds.join(',')}}`}::int[]) order by s.seat_index`);
  const parts = (Object.keys(intro) as (keyof typeof intro)[]).flatMap((why) => {
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
