import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { eventArtists, events, performances, programmeItems } from '@/db/schema';
import { newId } from '@/lib/ids';
import { findOrAddArtists, findOrAddVenues, venueKey } from './directory';
import type { PlannedEvent, PlannedPerformance } from './plan';
import { source } from './prepare';
import { freeSlugs } from './slugs';
import { slugify } from './text';

export type Counts = { added: number; changed: number; unchanged: number };

// Two imports at once take turns batch by batch, so that each sees the other's artists, venues and slugs.
const importLock = 7_261_003;
const day = 86_400_000;

type Known = Awaited<ReturnType<typeof loadKnown>>;

/**
 * Writes planned events: new ones are added, those that differ from what is stored are brought up to date, the rest
 * is left alone. Slugs, announcement and sale windows are given once and belong to the organizer from then on.
 */
export async function writeEvents({
  ctx,
  input: { organizerId, events: planned },
}: {
  ctx: Ctx;
  input: { organizerId: string; events: readonly PlannedEvent[] };
}): Promise<{ events: Counts; performances: Counts }> {
  return withTransaction(ctx, async (within) => {
    const { db } = within;
    await db.execute(sql`select pg_advisory_xact_lock(${importLock})`);
    const counts = { events: noCounts(), performances: noCounts() };
    if (planned.length === 0) return counts;
    const venueIds = await findOrAddVenues(
      db,
      planned.flatMap((event) => event.performances.map((one) => one.venue)),
    );
    const artistIds = await findOrAddArtists(
      db,
      planned.flatMap((event) => event.artists),
    );
    const known = await loadKnown(db, planned);
    const slugs = await freeSlugs(
      db,
      planned.filter((event) => !known.events.has(event.sourceId)),
    );
    const batch = { events: [], artists: [], items: [], performances: [] } as Batch;
    for (const event of planned) {
      const id = await planRow(within, {
        event,
        organizerId,
        known,
        slugs,
        artistIds,
        batch,
        counts: counts.events,
      });
      for (const performance of event.performances) {
        const venueId = venueIds.get(venueKey(performance.venue)) ?? '';
        await planPerformance(db, {
          performance,
          eventId: id,
          venueId,
          known,
          batch,
          counts: counts.performances,
        });
      }
    }
    await insertBatch(db, batch);
    if (
      counts.events.added + counts.events.changed + counts.performances.added + counts.performances.changed >
      0
    ) {
      await audit(within, {
        action: 'catalog.imported',
        subjectType: 'organizer',
        subjectId: organizerId,
        details: counts,
      });
    }
    return counts;
  });
}

const noCounts = (): Counts => ({ added: 0, changed: 0, unchanged: 0 });

type Batch = {
  events: (typeof events.$inferInsert)[];
  artists: (typeof eventArtists.$inferInsert)[];
  items: (typeof programmeItems.$inferInsert)[];
  performances: (typeof performances.$inferInsert)[];
};

async function insertBatch(db: Transaction, batch: Batch) {
  if (batch.events.length > 0) await db.insert(events).values(batch.events);
  if (batch.artists.length > 0) await db.insert(eventArtists).values(batch.artists);
  for (let from = 0; from < batch.items.length; from += 5_000) {
    await db.insert(programmeItems).values(batch.items.slice(from, from + 5_000));
  }
  if (batch.performances.length > 0) await db.insert(performances).values(batch.performances);
}

async function loadKnown(db: Transaction, planned: readonly PlannedEvent[]) {
  const ids = planned.map((event) => event.sourceId);
  const found = await db
    .select()
    .from(events)
    .where(and(eq(events.source, source), inArray(events.sourceId, ids)));
  const eventIds = found.map((event) => event.id);
  const [artists, items, dates] = await Promise.all([
    db
      .select()
      .from(eventArtists)
      .where(inArray(eventArtists.eventId, eventIds))
      .orderBy(eventArtists.position),
    db
      .select()
      .from(programmeItems)
      .where(inArray(programmeItems.eventId, eventIds))
      .orderBy(programmeItems.position),
    db
      .select()
      .from(performances)
      .where(
        and(
          eq(performances.source, source),
          inArray(
            performances.sourceId,
            planned.flatMap((event) => event.performances.map((one) => one.sourceId)),
          ),
        ),
      ),
  ]);
  return {
    events: new Map(found.map((event) => [event.sourceId, event])),
    artists: Map.groupBy(artists, (row) => row.eventId),
    items: Map.groupBy(items, (row) => row.eventId),
    performances: new Map(dates.map((row) => [row.sourceId, row])),
  };
}

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
async function planRow({ db }: { db: Transaction }, plan: RowPlan): Promise<string> {
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

async function planPerformance(db: Transaction, plan: PerformancePlan) {
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
