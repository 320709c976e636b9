import { sql } from 'drizzle-orm';

/** Pieces of an order's line `i` (order_items) that were not given back: what limits for one person count. */
export const keptPieces = sql`(i.quantity - (
  select count(*)::int from tickets k where k.order_item_id = i.id and k.given_back_at is not null))`;
