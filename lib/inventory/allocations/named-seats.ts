import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { fail } from '@/lib/result';
import { matchLabels } from './seat-labels';

/** Seats as somebody names them: from a drawn plan, and by section (the index of its first seat), row and numbers. */
export type NamedSeats = {
  seatIndexes: number[];
  section: number | null;
  row: string;
  /** "1-5, 8"; empty means the whole row. */
  numbers: string;
};

const badName = (field: string, message: string) =>
  fail('NO_SUCH_SEAT', 'Please check the marked fields.', { fields: { [field]: message } });

/** The seats of the plan that are named, each once and in order; says which of them the plan does not have. */
export async function findNamedSeats(tx: Transaction, planId: string | null, named: NamedSeats) {
  const { seatIndexes, section, row, numbers } = named;
  const byName = row !== '' || numbers !== '';
  if (!planId) {
    if (seatIndexes.length === 0 && !byName) return { ok: true as const, seatIndexes: [] };
    return badName('row', 'This date has no seating plan.');
  }
  const found = new Set(seatIndexes);
  if (byName) {
    const rows = await tx.execute<{ seat_index: number; seat_label: string }>(sql`
      select s.seat_index, s.seat_label from seats s
      join seats first on first.plan_id = s.plan_id and first.zone = s.zone and first.section = s.section
      where s.plan_id = ${planId} and first.seat_index = ${section ?? 0} and lower(s.row_label) = lower(${row})
      order by s.seat_index`);
    if (rows.length === 0) return badName('row', 'There is no such row in this section.');
    const matched = matchLabels(
      numbers,
      rows.map(({ seat_label }) => seat_label),
    );
    if (matched.missing.length > 0)
      return badName('numbers', `This row has no seat ${matched.missing.slice(0, 5).join(', ')}.`);
    for (const place of matched.places) found.add(rows[place]?.seat_index ?? 0);
  }
  return { ok: true as const, seatIndexes: [...found].sort((a, b) => a - b) };
}
