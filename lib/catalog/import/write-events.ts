import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { eventArtists, events, performances, programmeItems } from '@/db/schema';
import { announceCatalogChange } from '../announce-change';
import { catalogTag } from '../tags';
import { findOrAddArtists, findOrAddVenues, venueKey } from './directory';
import { loadKnown } from './known';
import type { PlannedEvent } from './plan';
import { type Batch, type Counts, writeEvent, writePerformance } from './rows';
import { freeSlugs } from './slugs';

// Two imports at once take turns batch by batch, so that each sees the other's artists, venues and slugs.
const importLock = 7_261_003;

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
    await db.execute(sql`set local lock_timeout = '60s'`);
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
      const id = await writeEvent(within, {
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
        await writePerformance(db, {
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
    const written = [counts.events, counts.performances].some((count) => count.added + count.changed > 0);
    if (written) {
      const entry = { action: 'catalog.imported', subjectType: 'organizer', subjectId: organizerId };
      await audit(within, { ...entry, details: counts });
      await announceCatalogChange({ ctx: within, tags: [catalogTag] });
    }
    return counts;
  });
}

const noCounts = (): Counts => ({ added: 0, changed: 0, unchanged: 0 });

/** PostgreSQL takes 65,535 values in one statement; no row here has more than twelve. */
const chunk = 5_000;

async function insertBatch(db: Transaction, { events: rows, artists, items, performances: dates }: Batch) {
  for (let at = 0; at < rows.length; at += chunk) await db.insert(events).values(rows.slice(at, at + chunk));
  for (let at = 0; at < artists.length; at += chunk) {
    await db.insert(eventArtists).values(artists.slice(at, at + chunk));
  }
  for (let at = 0; at < items.length; at += chunk) {
    await db.insert(programmeItems).values(items.slice(at, at + chunk));
  }
  for (let at = 0; at < dates.length; at += chunk) {
    await db.insert(performances).values(dates.slice(at, at + chunk));
  }
}
