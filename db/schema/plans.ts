import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns';

/** Drawing that is not a seat: the stage, standing areas, labels. Coordinates in plan units (1 unit ≈ 1 cm). */
export type PlanShape = {
  kind: 'stage' | 'area' | 'label' | 'outline';
  /** Ties a standing area to the price level that sells it. */
  key?: string;
  text?: string;
  /** Closed polygon, or one point for a label. */
  points: [number, number][];
};

/** A venue's drawing; a new version is a new row, so that sold seats keep theirs. */
export const seatingPlans = pgTable(
  'seating_plans',
  {
    id: id(),
    /** The venue's slug; a plan exists before its venue's first performance. */
    venueSlug: text().notNull(),
    name: text().notNull(),
    version: smallint().notNull().default(1),
    width: integer().notNull(),
    height: integer().notNull(),
    shapes: jsonb().$type<PlanShape[]>().notNull().default([]),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('seating_plans_version_key').on(t.venueSlug, t.name, t.version),
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
    accessible: boolean().notNull().default(false),
  },
  (t) => [
    uniqueIndex('seats_index_key').on(t.planId, t.seatIndex),
    uniqueIndex('seats_place_key').on(t.planId, t.rowIndex, t.rowPosition),
    uniqueIndex('seats_label_key').on(t.planId, t.zone, t.section, t.rowLabel, t.seatLabel),
    index('seats_category').on(t.planId, t.category, t.rowIndex, t.rowPosition),
  ],
);
