import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  char,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';
import { organizers } from './organizers';
import { seatingPlans } from './plans';
import { uploads } from './uploads';
import { waitingRooms } from './waiting-rooms';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * Without accents and case, so that "dvorak" finds Dvořák; foldText in lib/catalog does the same to what is asked.
 * Printed marks (’ “ –) become spaces, since PostgreSQL would take them for letters.
 */
const folded = (column: AnyPgColumn): SQL =>
  sql`translate(replace(regexp_replace(regexp_replace(normalize(lower(coalesce(${column}, '')), NFKD), '[\\u0300-\\u036f]', '', 'g'), '[\\u2010-\\u203a«»¿¡·]', ' ', 'g'), 'ß', 'ss'), 'øłđðı', 'olddi')`;

export const eventStatus = pgEnum('event_status', ['draft', 'published', 'cancelled']);
export const performanceStatus = pgEnum('performance_status', ['scheduled', 'postponed', 'cancelled']);
export const availabilityLevel = pgEnum('availability_level', ['available', 'few', 'sold_out']);
export const artistRole = pgEnum('artist_role', [
  'headliner',
  'conductor',
  'soloist',
  'ensemble',
  'speaker',
  'support',
]);
export const programmeItemKind = pgEnum('programme_item_kind', ['work', 'intermission']);

export const cities = pgTable(
  'cities',
  {
    id: id(),
    slug: text().notNull(),
    name: text().notNull(),
    /** State or province where people write it ("NY"); null elsewhere. */
    region: text(),
    countryCode: char({ length: 2 }).notNull(),
    /** IANA zone, for example America/New_York. */
    timeZone: text().notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
  },
  (t) => [uniqueIndex('cities_slug_key').on(t.slug)],
);

export const venues = pgTable(
  'venues',
  {
    id: id(),
    slug: text().notNull(),
    name: text().notNull(),
    street: text(),
    postalCode: text(),
    cityId: uuid()
      .notNull()
      .references(() => cities.id),
    timeZone: text().notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    description: text(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('venues_slug_key').on(t.slug), index('venues_city').on(t.cityId)],
);

export const artists = pgTable(
  'artists',
  {
    id: id(),
    slug: text().notNull(),
    /** As printed: "Emanuel Ax". */
    name: text().notNull(),
    /** As filed: "Ax, Emanuel". */
    sortName: text().notNull(),
    biography: text(),
  },
  (t) => [uniqueIndex('artists_slug_key').on(t.slug), index('artists_sort').on(t.sortName)],
);

export const categories = pgTable('categories', {
  slug: text().primaryKey(),
  name: text().notNull(),
  position: smallint().notNull(),
});

export const events = pgTable(
  'events',
  {
    id: id(),
    slug: text().notNull(),
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id),
    category: text()
      .notNull()
      .references(() => categories.slug),
    title: text().notNull(),
    subtitle: text(),
    /** The small Markdown of `lib/rich-text.ts`. */
    description: text().notNull().default(''),
    /** An uploaded poster; null for the drawn one. */
    posterId: uuid().references(() => uploads.id),
    /** What it shows, for those who cannot see it. */
    posterAlt: text(),
    status: eventStatus().notNull().default('draft'),
    /** When it became public; "just announced" sorts by it. */
    announcedAt: moment(),
    /** Composers, works, artists and venues, flattened by whoever writes the event, so that search finds them. */
    searchText: text().notNull().default(''),
    search: tsvector().generatedAlwaysAs(
      (): SQL =>
        sql`setweight(to_tsvector('simple', ${folded(events.title)}), 'A') || setweight(to_tsvector('simple', ${folded(events.subtitle)}), 'B') || setweight(to_tsvector('simple', ${folded(events.searchText)}), 'C')`,
    ),
    /** Where an imported event came from; (source, sourceId) makes an import repeatable. */
    source: text(),
    sourceId: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('events_slug_key').on(t.slug),
    uniqueIndex('events_source_key').on(t.source, t.sourceId),
    index('events_organizer').on(t.organizerId),
    index('events_poster').on(t.posterId).where(sql`poster_id is not null`),
    index('events_search').using('gin', t.search),
    index('events_announced').on(t.announcedAt, t.id).where(sql`status = 'published'`),
    check('events_announced_when_public', sql`${t.status} = 'draft' or ${t.announcedAt} is not null`),
    check('events_poster_alt', sql`length(${t.posterAlt}) <= 300`),
  ],
);

export const eventArtists = pgTable(
  'event_artists',
  {
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    artistId: uuid()
      .notNull()
      .references(() => artists.id),
    role: artistRole().notNull(),
    /** "Piano", "Soprano"; null where the role says enough. */
    instrument: text(),
    position: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.artistId, t.role] }),
    index('event_artists_artist').on(t.artistId),
  ],
);

/** What is played, in order, with intermissions. */
export const programmeItems = pgTable(
  'programme_items',
  {
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    kind: programmeItemKind().notNull(),
    composer: text(),
    title: text(),
    /** Movements or excerpts when not the whole work is played. */
    movements: text(),
    conductor: text(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.position] })],
);

export const performances = pgTable(
  'performances',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    venueId: uuid()
      .notNull()
      .references(() => venues.id),
    /** Null when nothing but general admission is sold. */
    planId: uuid().references(() => seatingPlans.id),
    startsAt: moment().notNull(),
    /** False when only the day is known; then startsAt is noon at the venue and no clock time is shown. */
    timeKnown: boolean().notNull().default(true),
    doorsAt: moment(),
    endsAt: moment(),
    status: performanceStatus().notNull().default('scheduled'),
    /** ISO 4217, lower case as Stripe writes it. */
    currency: char({ length: 3 }).notNull(),
    onSaleAt: moment().notNull(),
    offSaleAt: moment().notNull(),
    maxPerOrder: smallint().notNull().default(8),
    /** Tickets that one buyer may hold and own together. */
    maxPerBuyer: smallint().notNull().default(8),
    /** True when holding needs one of the performance's access codes. */
    accessCodeRequired: boolean().notNull().default(false),
    /** From when companion places are sold to everybody; null: never, they stay with their wheelchair places. */
    companionsReleasedAt: moment(),
    /** The waiting room whose admission a hold demands; null: none. Written with the room's state. */
    waitingRoomId: uuid().references((): AnyPgColumn => waitingRooms.id, { onDelete: 'set null' }),
    /** Summary for listings, written by the worker; the truth is in claims and place_stock. */
    availability: availabilityLevel().notNull().default('available'),
    lowestPrice: integer(),
    highestPrice: integer(),
    source: text(),
    sourceId: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('performances_source_key').on(t.source, t.sourceId),
    index('performances_event').on(t.eventId, t.startsAt),
    index('performances_starts').on(t.startsAt, t.id),
    index('performances_venue').on(t.venueId, t.startsAt, t.id),
    index('performances_on_sale').on(t.onSaleAt, t.id),
    index('performances_waiting_room').on(t.waitingRoomId).where(sql`waiting_room_id is not null`),
    check('performances_sale_window', sql`${t.offSaleAt} > ${t.onSaleAt}`),
    check('performances_limits', sql`${t.maxPerOrder} > 0 and ${t.maxPerBuyer} > 0`),
    check('performances_currency', sql`${t.currency} ~ '^[a-z]{3}$'`),
  ],
);
