import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { orders } from './orders';
import { organizers } from './organizers';

/**
 * Who has a part of an order, and by what words he finds it: number, buyer, address, attendees of his part, the card's
 * last digits; folded (no capitals, no accents), each word after a space. Triggers write it (0035, 0038), nobody else.
 */
export const orderSearch = pgTable(
  'order_search',
  {
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    text: text().notNull(),
  },
  (t) => [
    // Lists of orders walk it from the newest.
    primaryKey({ columns: [t.organizerId, t.orderId] }),
    index('order_search_order').on(t.orderId),
    index('order_search_text')
      .using('gin', t.organizerId, sql`text gin_trgm_ops`)
      .with({ gin_pending_list_limit: 1024 }),
  ],
);
