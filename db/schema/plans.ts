import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';
import { users } from './identity';
import { organizers } from './organizers';

/** Drawing that is not a seat: the stage, standing areas, labels. Coordinates in plan units (1 unit ≈ 1 cm). */
export type PlanShape = {
  kind: 'stage' | 'area' | 'label' | 'outline';
  /** Ties a standing area to the price level that sells it. */
  key?: string;
  text?: string;
  /** Closed polygon, or one point for a label. */
  points: [number, number][];
};

/** A small picture of a plan: lines by colour and outlines, as SVG path data. */
export type PlanPreview = {
  width: number;
  height: number;
  lines: { color: string; d: string }[];
  areas: string[];
};

/** An organizer's plan while he draws it. Saving replaces the document; publishing makes a row of seating_plans. */
export const planDrafts = pgTable(
  'plan_drafts',
  {
    id: id(),
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id),
    name: text().notNull(),
    /** JSON in the file format of lib/inventory/plan-document; text, since nothing asks what is inside. */
    document: text().notNull(),
    /** One more with each save; whoever saves names the one he started from. */
    version: integer().notNull().default(1),
    savedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    savedAt: moment().notNull().defaultNow(),
    seatCount: integer().notNull(),
    preview: jsonb().$type<PlanPreview>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('plan_drafts_organizer').on(t.organizerId, t.savedAt)],
);

/** A venue's drawing; a new version is a new row, so that sold seats keep theirs. */
export const seatingPlans = pgTable(
  'seating_plans',
  {
    id: id(),
    /** The venue's slug; a plan exists before its venue's first performance. Null for an organizer's own plan. */
    venueSlug: text(),
    /** Whose plan it is; null: anybody's who plays in the venue. */
    organizerId: uuid().references(() => organizers.id),
    /** The draft that it is a version of, and which save of it. */
    draftId: uuid().references(() => planDrafts.id),
    draftVersion: integer(),
    name: text().notNull(),
    version: smallint().notNull().default(1),
    width: integer().notNull(),
    height: integer().notNull(),
    shapes: jsonb().$type<PlanShape[]>().notNull().default([]),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('seating_plans_version_key').on(t.venueSlug, t.name, t.version),
    uniqueIndex('seating_plans_draft_key').on(t.draftId, t.version),
    index('seating_plans_organizer').on(t.organizerId).where(sql`organizer_id is not null`),
    check('seating_plans_owner', sql`(${t.organizerId} is null) = (${t.draftId} is null)`),
    check('seating_plans_place', sql`${t.venueSlug} is not null or ${t.organizerId} is not null`),
    check('seating_plans_size', sql`${t.width} > 0 and ${t.height} > 0`),
  ],
);

export const seats = pgTable(
  'seats',
  {
    /** Small on purpose: it is half of the key of every claim. */
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    planId: uuid()
      .notNull()
      .references(() => seatingPlans.id),
    /** 0 … n-1 within the plan; the bit of the availability bitmap. */
    seatIndex: integer().notNull(),
    /** "Orchestra", "First Tier". */
    zone: text().notNull(),
    /** Part of a zone where people sit together: "Left", "Box 3"; empty when the zone has no parts. */
    section: text().notNull().default(''),
    rowLabel: text().notNull(),
    seatLabel: text().notNull(),
    /** Number of the row within the plan, front to back in each section; neighbours share it. */
    rowIndex: integer().notNull(),
    /** Place within the row; neighbours differ by one, an aisle leaves a gap. */
    rowPosition: smallint().notNull(),
    /** Which price level covers the seat ("A", "B"); mapped per performance. */
    category: text().notNull(),
    x: integer().notNull(),
    y: integer().notNull(),
    /** A place for a wheelchair. */
    accessible: boolean().notNull().default(false),
    /** A companion's place: the index of the wheelchair place with which it is sold. Null: a seat like others. */
    companionOf: integer(),
    /** Who the seat is over all versions of an organizer's plan. */
    guid: text(),
  },
  (t) => [
    uniqueIndex('seats_index_key').on(t.planId, t.seatIndex),
    uniqueIndex('seats_guid_key').on(t.planId, t.guid).where(sql`guid is not null`),
    uniqueIndex('seats_place_key').on(t.planId, t.rowIndex, t.rowPosition),
    uniqueIndex('seats_label_key').on(t.planId, t.zone, t.section, t.rowLabel, t.seatLabel),
    index('seats_category').on(t.planId, t.category, t.rowIndex, t.rowPosition),
    foreignKey({
      name: 'seats_companion_fk',
      columns: [t.planId, t.companionOf],
      foreignColumns: [t.planId, t.seatIndex],
    }),
    // For those who look up a wheelchair place's companions.
    index('seats_companions').on(t.planId, t.companionOf).where(sql`companion_of is not null`),
    check('seats_companion', sql`${t.companionOf} is null or not ${t.accessible}`),
  ],
);
