import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { eventArtists, events, performances, programmeItems } from '@/db/schema';
import type { PlannedEvent } from './plan';
import { source } from './prepare';

export type Known = Awaited<ReturnType<typeof loadKnown>>;

/** What is stored of these events already, by source id and by event. */
export async function loadKnown(db: Transaction, planned: readonly PlannedEvent[]) {
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
