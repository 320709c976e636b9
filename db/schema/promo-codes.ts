import { sql } from 'drizzle-orm';
import {
  char,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { events, performances } from './catalog';
import { createdAt, id, moment } from './columns';
import { priceLevels } from './inventory';
import { organizers } from './organizers';

/** Whether a code lowers everything that its organizer sells, or what its targets name. */
export const promoScope = pgEnum('promo_scope', ['all', 'chosen']);

/** A code that lowers what a ticket costs. An order has one at most; one order is one use. */
export const promoCodes = pgTable(
  'promo_codes',
  {
    id: id(),
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id),
    /** Upper case, and never changed: orders show it. */
    code: text().notNull(),
    /** What the team calls it; buyers do not see it. */
    note: text(),
    /** Off each ticket: either percent, or minor units of a currency. */
    percent: smallint(),
    amount: integer(),
    currency: char({ length: 3 }),
    scope: promoScope().notNull().default('all'),
    validFrom: moment(),
    validUntil: moment(),
    maxUses: integer(),
    maxPerBuyer: smallint(),
    /** Orders that hold or have had a use. Kept by the trigger on orders, which gives it back when an order ends unpaid. */
    uses: integer().notNull().default(0),
    pausedAt: moment(),
    /** The same for codes that were made in one go. */
    batchId: uuid(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('promo_codes_key').on(t.organizerId, t.code),
    index('promo_codes_batch').on(t.organizerId, t.batchId).where(sql`batch_id is not null`),
    check('promo_codes_upper', sql`${t.code} = upper(${t.code})`),
    check(
      'promo_codes_discount',
      sql`num_nonnulls(${t.percent}, ${t.amount}) = 1 and (${t.percent} is null or ${t.percent} between 1 and 100)
        and (${t.amount} is null or ${t.amount} > 0) and (${t.amount} is null) = (${t.currency} is null)`,
    ),
    check('promo_codes_uses', sql`${t.uses} >= 0 and (${t.maxUses} is null or ${t.uses} <= ${t.maxUses})`),
    check(
      'promo_codes_limits',
      sql`(${t.maxUses} is null or ${t.maxUses} > 0) and (${t.maxPerBuyer} is null or ${t.maxPerBuyer} > 0)`,
    ),
    check(
      'promo_codes_window',
      sql`${t.validFrom} is null or ${t.validUntil} is null or ${t.validUntil} > ${t.validFrom}`,
    ),
  ],
);

/** What a code of scope `chosen` is for: an event, one date of it, or one price level of a date. */
export const promoCodeTargets = pgTable(
  'promo_code_targets',
  {
    id: id(),
    promoCodeId: uuid()
      .notNull()
      .references(() => promoCodes.id, { onDelete: 'cascade' }),
    eventId: uuid().references(() => events.id, { onDelete: 'cascade' }),
    performanceId: uuid().references(() => performances.id, { onDelete: 'cascade' }),
    priceLevelId: uuid().references(() => priceLevels.id, { onDelete: 'cascade' }),
  },
  (t) => [
    unique('promo_code_targets_key')
      .on(t.promoCodeId, t.eventId, t.performanceId, t.priceLevelId)
      .nullsNotDistinct(),
    check(
      'promo_code_targets_one',
      sql`num_nonnulls(${t.eventId}, ${t.performanceId}, ${t.priceLevelId}) = 1`,
    ),
  ],
);
