import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { eventArtists, events, performances, programmeItems } from '@/db/schema';
import { newId } from '@/lib/ids';
import type { Known } from './known';
import type { PlannedEvent, PlannedPerformance } from './plan';
import { source } from './prepare';
import { slugify } from './text';

export type Counts = { added: number; changed: number; unchanged: number };

export type Batch = {
  events: (typeof events.$inferInsert)[];
  artists: (typeof eventArtists.$inferInsert)[];
  items: (typeof programmeItems.$inferInsert)[];
  performances: (typeof performances.$inferInsert)[];
};

const day = 86_400_000;

type RowPlan = {
  event: PlannedEvent;
  organizerId: string;
  known: Known;
  slugs: Map<string, string>;
  artistIds: Map<string, string>;
  batch: Batch;
  counts: Counts;
};

/** Queues an event's rows when they are new or differ; returns the event's id. */
export async function writeEvent({ db }: { db: Transaction }, plan: RowPlan): Promise<string> {
  const { event, known, batch, counts } = plan;
  const { sourceId, category, title, subtitle, description, searchText } = event;
  const stored = known.events.get(sourceId);
  const id = stored?.id ?? newId();
  const artistRows = event.artists.map((artist, position) => ({
    eventId: id,
    artistId: plan.artistIds.get(slugify(artist.name)) ?? '',
    role: artist.role,
    instrument: artist.instrument,
    position,
  }));
  const itemRows = event.items.map((item) => ({ eventId: id, ...item }));
  const content = { category, title, subtitle: subtitle ?? null, description, searchText };
  if (!stored) {
    const slug = plan.slugs.get(sourceId) ?? id;
    const announcedAt = announcement(event);
    batch.events.push({
      id,
      slug,
      organizerId: plan.organizerId,
      status: 'published',
      announcedAt,
      source,
      sourceId,
      ...content,
    });
    counts.added++;
  } else {
    const before = [pick(stored, content), known.artists.get(id) ?? [], known.items.get(id) ?? []];
    if (same(before, [content, artistRows, itemRows])) {
      counts.unchanged++;
      return id;
    }
    await db
      .update(events)
      .set({ ...content, updatedAt: sql`now()` })
      .where(eq(events.id, id));
    await db.delete(eventArtists).where(eq(eventArtists.eventId, id));
    await db.delete(programmeItems).where(eq(programmeItems.eventId, id));
    counts.changed++;
  }
  batch.artists.push(...artistRows);
  batch.items.push(...itemRows);
  return id;
}

type PerformancePlan = {
  performance: PlannedPerformance;
  eventId: string;
  venueId: string;
  known: Known;
  batch: Batch;
  counts: Counts;
};

/** Queues a performance that is new, or brings a stored one that differs up to date. */
export async function writePerformance(db: Transaction, plan: PerformancePlan) {
  const { performance, eventId, venueId, known, batch, counts } = plan;
  const { sourceId, startsAt, timeKnown, currency } = performance;
  const stored = known.performances.get(sourceId);
  const content = { eventId, venueId, startsAt, timeKnown };
  if (!stored) {
    batch.performances.push({ source, sourceId, currency, ...content, ...saleWindow(startsAt) });
    counts.added++;
  } else if (same(pick(stored, content), content)) counts.unchanged++;
  else {
    const onSaleAt = stored.onSaleAt < startsAt ? stored.onSaleAt : saleWindow(startsAt).onSaleAt;
    await db
      .update(performances)
      .set({ ...content, onSaleAt, offSaleAt: startsAt, updatedAt: sql`now()` })
      .where(eq(performances.id, stored.id));
    counts.changed++;
  }
}

/** On sale at once, until it begins; what has long begun was on sale for the two months before. */
function saleWindow(startsAt: Date) {
  const earliest = new Date(startsAt.getTime() - 60 * day);
  const now = new Date();
  return { onSaleAt: earliest < now ? earliest : now, offSaleAt: startsAt };
}

function announcement(event: PlannedEvent): Date {
  const first = Math.min(...event.performances.map((one) => one.startsAt.getTime()));
  return new Date(Math.min(Date.now(), first - 90 * day));
}

function pick<T extends object>(row: Record<string, unknown>, like: T): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((key) => [key, row[key]]));
}

/** Compares by value; the order of keys does not count, that of lists does. */
function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left, sorted) === JSON.stringify(right, sorted);
}

function sorted(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
