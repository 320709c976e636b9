import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { performances } from './catalog';
import { createdAt, id, moment } from './columns';
import { priceLevels } from './inventory';
import { orderItems, orders } from './orders';
import { seats } from './plans';

export const ticketStatus = pgEnum('ticket_status', ['valid', 'void']);

/** The right to enter. */
export const tickets = pgTable(
  'tickets',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    orderItemId: uuid()
      .notNull()
      .references(() => orderItems.id),
    performanceId: uuid()
      .notNull()
      .references(() => performances.id),
    priceLevelId: uuid()
      .notNull()
      .references(() => priceLevels.id),
    seatId: integer().references(() => seats.id),
    /** 1 … quantity within its order item, so that issuing twice collides. */
    ordinal: integer().notNull(),
    status: ticketStatus().notNull().default('valid'),
    /** Who comes with it; null: the buyer has not said. */
    attendeeName: text(),
    /** When it was given back and its place went back on sale, before or without the rest of its order. */
    givenBackAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('tickets_item_key').on(t.orderItemId, t.ordinal),
    uniqueIndex('tickets_seat_key')
      .on(t.performanceId, t.seatId)
      .where(sql`status = 'valid' and seat_id is not null`),
    index('tickets_order').on(t.orderId),
    index('tickets_performance').on(t.performanceId, t.id),
    index('tickets_given_back').on(t.performanceId, t.orderItemId).where(sql`given_back_at is not null`),
    index('tickets_item_given_back').on(t.orderItemId).where(sql`given_back_at is not null`),
    check('tickets_given_back', sql`${t.givenBackAt} is null or ${t.status} = 'void'`),
  ],
);

/** Ed25519 pair of a performance; scanners get the public half, the private half is sealed with AUTH_SECRET. */
export const ticketKeys = pgTable('ticket_keys', {
  performanceId: uuid()
    .primaryKey()
    .references(() => performances.id, { onDelete: 'cascade' }),
  /** Raw public key, base64url. */
  publicKey: text().notNull(),
  sealedPrivateKey: text().notNull(),
  createdAt: createdAt(),
});
