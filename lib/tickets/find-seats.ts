import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { seatName } from '@/lib/inventory/cart-view';
import { type Failure, fail } from '@/lib/result';

type Wanted = { id: string; performanceId: string; priceLevelId: string };
type Named = { id: number; zone: string; section: string; rowLabel: string; seatLabel: string };

const plain = (name: string) => name.replace(/\s+/g, ' ').trim().toLowerCase();

/** The seats that are called so, by ticket, each in its ticket's price level, and no seat twice. */
export async function findSeats(
  ctx: Ctx,
  tickets: Wanted[],
  names: Map<string, string>,
): Promise<{ ok: true; seats: Map<string, number> } | Failure<'NO_SUCH_SEAT'>> {
  const seats = new Map<string, number>();
  const levels = new Map<string, Map<string, number>>();
  for (const { id, performanceId, priceLevelId } of tickets) {
    const level = levels.get(priceLevelId) ?? (await seatsOf(ctx, performanceId, priceLevelId));
    levels.set(priceLevelId, level);
    const name = names.get(id) ?? '';
    const seat = level.get(plain(name));
    if (seat === undefined) {
      return fail('NO_SUCH_SEAT', `“${name}” is no seat of this price level. Choose one from the list.`);
    }
    if ([...seats.values()].includes(seat)) {
      return fail('NO_SUCH_SEAT', `“${name}” is chosen twice. Give each ticket a seat of its own.`);
    }
    seats.set(id, seat);
  }
  return { ok: true, seats };
}

async function seatsOf({ db }: Ctx, performanceId: string, priceLevelId: string) {
  const rows = await db.execute<Named>(sql`
    select s.id, s.zone, s.section, s.row_label as "rowLabel", s.seat_label as "seatLabel"
    from performances p join price_level_categories c on c.performance_id = p.id
    join seats s on s.plan_id = p.plan_id and s.category = c.category
    where p.id = ${performanceId} and c.price_level_id = ${priceLevelId}`);
  return new Map([...rows].map((row) => [plain(seatName(row)), row.id]));
}

/** The names of the seats of some levels that are free at this moment, along the rows; at most `most`. */
export async function freeSeatNames({ db }: Ctx, priceLevelIds: string[], most = 3_000): Promise<string[]> {
  if (priceLevelIds.length === 0) return [];
  const rows = await db.execute<Named>(sql`
    select s.id, s.zone, s.section, s.row_label as "rowLabel", s.seat_label as "seatLabel"
    from price_level_categories c join performances p on p.id = c.performance_id
    join seats s on s.plan_id = p.plan_id and s.category = c.category
    left join claims x on x.performance_id = p.id and x.seat_id = s.id
      and (x.state <> 'held' or x.expires_at > now())
    where c.price_level_id = any(${`{${priceLevelIds.join(',')}}`}::uuid[]) and x.seat_id is null
    order by p.id, s.seat_index limit ${most}`);
  return [...rows].map(seatName);
}
