import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import type { Sale } from './open-sale';

export type Cart = {
  holdId: string;
  expiresAt: string;
  expiresInSeconds: number;
  /** True when there was none before. */
  fresh: boolean;
};

type Opening = { buyer: string; sale: Sale; origin?: string };
type CartRow = { id: string; expires_at: string; seconds_left: number };

const columns = sql`id, expires_at, extract(epoch from expires_at - clock_timestamp())::float8 as seconds_left`;

/**
 * The live cart of each buyer, or a new one, in the order given. A lapsed one is only closed: its seats are free to
 * everybody already, and giving them back here would lock them outside the common order. Undefined where a late payment
 * has just turned the cart into an order. The caller has locked the buyers.
 */
export async function openCarts(tx: Transaction, openings: Opening[]): Promise<(Cart | undefined)[]> {
  const live = openings.flatMap(({ sale }) => (sale.hold?.live ? [sale.hold.id] : []));
  const lapsed = openings.flatMap(({ sale }) => (sale.hold && !sale.hold.live ? [sale.hold.id] : []));
  const seconds = Math.round(env().HOLD_MINUTES * 60);
  const ids = openings.map(({ sale }) => (sale.hold?.live ? sale.hold.id : newId()));
  const fresh = openings.flatMap(({ buyer, sale, origin }, n) =>
    sale.hold?.live ? [] : [{ id: ids[n], buyer, currency: sale.currency, origin: origin ?? null }],
  );

  if (lapsed.length > 0) {
    await tx.execute(sql`update holds set state = 'expired' where state = 'active' and id in (
      select id from holds where id = any(${`{${lapsed.join(',')}}`}::uuid[]) order by id for update)`);
  }
  const rows: CartRow[] = [];
  if (live.length > 0) {
    rows.push(
      ...(await tx.execute<CartRow>(sql`
        select ${columns} from holds where id = any(${`{${live.join(',')}}`}::uuid[]) and state = 'active' order by id for update`)),
    );
  }
  if (fresh.length > 0) {
    rows.push(
      ...(await tx.execute<CartRow>(sql`
        insert into holds (id, buyer_key, currency, origin, expires_at)
        select w.id, w.buyer, w.currency, w.origin, clock_timestamp() + make_interval(secs => ${seconds})
        from json_to_recordset(${JSON.stringify(fresh)}::text::json) as w(id uuid, buyer text, currency text, origin text)
        returning ${columns}`)),
    );
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  return openings.map(({ sale }, n) => {
    const row = byId.get(ids[n] ?? '');
    return (
      row && {
        holdId: row.id,
        expiresAt: new Date(row.expires_at).toISOString(),
        expiresInSeconds: Math.max(0, Math.floor(row.seconds_left)),
        fresh: !sale.hold?.live,
      }
    );
  });
}
