import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';

/** Locks passes in one order, so that how many of them are taken stays as it is counted. None: no statement. */
export async function lockPasses(tx: Transaction, passIds: string[]): Promise<void> {
  if (passIds.length === 0) return;
  await tx.execute(sql`
    select 1 from passes where id = any(${sql.param([...new Set(passIds)])}::uuid[]) order by id for no key update`);
}

type Counted = {
  passId: string;
  /** Of this date's level alone; without it of the one of which most are taken. */
  priceLevelId?: string;
  /** A cart whose own are not counted. */
  holdId?: string;
};

const takenOf = ({ passId, priceLevelId, holdId }: Counted) => sql`(select coalesce(max(n), 0)::int from (
  select sum(quantity) as n from place_claims where pass_id = ${passId}
    and (state = 'sold' or expires_at > clock_timestamp())
    ${priceLevelId ? sql`and price_level_id = ${priceLevelId}` : sql``}
    ${holdId ? sql`and hold_id is distinct from ${holdId}` : sql``}
  group by price_level_id) taken)`;

/** How many of a pass are sold or in a live cart. The caller has locked the pass. */
export async function passesTaken(tx: Transaction, passId: string): Promise<number> {
  const [row] = await tx.execute<{ taken: number }>(sql`select ${takenOf({ passId })} as taken`);
  return row?.taken ?? 0;
}

/**
 * How many of a pass can be had beside those that are sold or in a live cart; Infinity without a limit. The caller has
 * locked the pass.
 */
export async function passesLeft(tx: Transaction, counted: Counted): Promise<number> {
  const [row] = await tx.execute<{ max_sold: number | null; taken: number }>(
    sql`select max_sold, ${takenOf(counted)} as taken from passes where id = ${counted.passId}`,
  );
  if (!row) return 0;
  return row.max_sold === null ? Number.POSITIVE_INFINITY : Math.max(0, row.max_sold - row.taken);
}
