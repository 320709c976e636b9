import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { events, performances } from './catalog';
import { createdAt, id, moment } from './columns';
import { organizers } from './organizers';

/** Armed: switches itself on when demand passes its threshold. Gathering: before the opening. */
export const waitingRoomState = pgEnum('waiting_room_state', [
  'armed',
  'gathering',
  'open',
  'paused',
  'sold_out',
  'closed',
]);

/**
 * Where fans queue for an on-sale. While it is neither armed nor closed, `performances.waiting_room_id` names it, and a hold
 * demands its admission.
 */
export const waitingRooms = pgTable(
  'waiting_rooms',
  {
    id: id(),
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id),
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** Null: all dates of the event. */
    performanceId: uuid().references(() => performances.id, { onDelete: 'cascade' }),
    state: waitingRoomState().notNull(),
    /** When those who are there are given their places. */
    opensAt: moment().notNull(),
    /** New carts a minute at which an armed room switches itself on; null for one that was switched on by hand. */
    demandLimit: integer(),
    /** Only accounts get a place, so that a fresh cookie is not a second one. */
    accountsOnly: boolean().notNull().default(false),
    /** SHA-256 of the seed, hexadecimal: shown from the start. */
    seedHash: text().notNull(),
    /** The seed of the draw, sealed (lib/secret-box.ts) until the opening. */
    sealedSeed: text().notNull(),
    /** The seed, hexadecimal, once the room has opened. */
    seed: text(),
    /** Places given out: the next arrival's number. Written only under this row's lock. */
    arrivals: integer().notNull().default(0),
    /** How many of them were there at the opening and took part in the draw; null before. */
    gathered: integer(),
    /** People called so far: whoever has a place below it may come in. */
    serving: integer().notNull().default(0),
    /** What is left of a person from step to step, and people a second: the valve of lib/waiting-room/pace.ts. */
    carried: doublePrecision().notNull().default(0),
    rate: doublePrecision().notNull(),
    /** Shoppers inside at most. */
    target: integer().notNull(),
    /** The organizer's own limit, people a minute; null: what the site can take. */
    perMinute: integer(),
    /** How long an admission lives. */
    admissionMinutes: smallint().notNull().default(15),
    /** From the organizer to everybody who waits. */
    message: text(),
    /** [epoch second, serving] of the last minute: who was called and may still come. */
    calls: jsonb().$type<[number, number][]>().notNull().default([]),
    /** As last measured: people inside, admitted in the last minute, tickets sold, held, to be had. */
    inside: integer().notNull().default(0),
    admittedLastMinute: integer().notNull().default(0),
    sold: integer().notNull().default(0),
    held: integer().notNull().default(0),
    free: integer().notNull().default(0),
    measuredAt: moment(),
    openedAt: moment(),
    closedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    // One room a date and one an event at a time; the first column alone serves the organizer's page.
    uniqueIndex('waiting_rooms_live_key')
      .on(t.eventId, sql`coalesce(${t.performanceId}, ${t.eventId})`)
      .where(sql`state <> 'closed'`),
    index('waiting_rooms_live').on(t.state).where(sql`state <> 'closed'`),
    index('waiting_rooms_performance').on(t.performanceId).where(sql`performance_id is not null`),
    check('waiting_rooms_serving', sql`${t.serving} between 0 and ${t.arrivals}`),
    check('waiting_rooms_gathered', sql`${t.gathered} between 0 and ${t.arrivals}`),
    check('waiting_rooms_opened', sql`(${t.gathered} is null) = (${t.seed} is null)`),
    check('waiting_rooms_target', sql`${t.target} between 1 and 100000`),
    check('waiting_rooms_per_minute', sql`${t.perMinute} between 1 and 100000`),
    check('waiting_rooms_admission', sql`${t.admissionMinutes} between 2 and 120`),
    check('waiting_rooms_message', sql`length(${t.message}) <= 500`),
    check('waiting_rooms_armed', sql`${t.state} <> 'armed' or ${t.demandLimit} > 0`),
  ],
);

/** A place in a room, one for each buyer; never read for a poll. */
export const waitingVisitors = pgTable(
  'waiting_visitors',
  {
    roomId: uuid()
      .notNull()
      .references(() => waitingRooms.id, { onDelete: 'cascade' }),
    /** `user:<id>` or `visitor:<id>`, as in holds. */
    buyerKey: text().notNull(),
    /** From 0, without gaps, so that the draw has one place for each. */
    arrival: integer().notNull(),
    arrivedAt: createdAt(),
    admittedAt: moment(),
    admittedUntil: moment(),
    /** When he had bought, or said that he was done. */
    leftAt: moment(),
    /** A digest of the network address, of who came without an account before the opening. */
    origin: text(),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.buyerKey] }),
    uniqueIndex('waiting_visitors_arrival_key').on(t.roomId, t.arrival),
    index('waiting_visitors_origin').on(t.roomId, t.origin).where(sql`origin is not null`),
    index('waiting_visitors_inside').on(t.roomId, t.admittedAt).where(sql`admitted_at is not null`),
    check('waiting_visitors_arrival', sql`${t.arrival} >= 0`),
    check(
      'waiting_visitors_admitted',
      sql`(${t.admittedAt} is null) = (${t.admittedUntil} is null) and (${t.leftAt} is null or ${t.admittedAt} is not null)`,
    ),
  ],
);

/** What each web process measured of holds and checkouts in its last seconds, while a room is on. */
export const waitingRoomLoad = pgTable('waiting_room_load', {
  /** The process: a fresh id at each start. */
  id: uuid().primaryKey(),
  at: moment().notNull(),
  done: integer().notNull(),
  failed: integer().notNull(),
  /** Sum over all, milliseconds. */
  tookMs: integer().notNull(),
});
