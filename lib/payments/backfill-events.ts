import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { cursors } from '@/db/schema';
import { handledEventTypes } from '@/lib/stripe/event-types';
import { eventsSince } from '@/lib/stripe/events';
import { handleStripeEvent } from './handle-stripe-event';

const name = 'stripe events';

/** Minutes that are read again: Stripe's list can lag behind its clock, and the clocks differ. */
const overlap = 10;
/** Days to look back when nothing has been followed yet. */
const firstLook = 3;

/**
 * Deals with events whose webhooks never came, because the endpoint was off or we were, in their order. The cursor moves
 * only when all of them are done, so a failure is met again next time. Returns how many events were looked at.
 */
export async function backfillEvents({ ctx }: { ctx: Ctx }): Promise<number> {
  const [cursor] = await ctx.db
    .select({ reachedAt: cursors.reachedAt })
    .from(cursors)
    .where(eq(cursors.name, name));
  const [clock] = await ctx.db.execute<{ now: string }>(sql`select clock_timestamp() as now`);
  const now = new Date(clock?.now ?? Number.NaN);
  const since = new Date(
    (cursor?.reachedAt ?? now).getTime() - (cursor ? overlap : firstLook * 24 * 60) * 60_000,
  );
  const events = await eventsSince(since, handledEventTypes);
  for (const event of events) await handleStripeEvent({ ctx, input: event });
  await ctx.db
    .insert(cursors)
    .values({ name, reachedAt: now })
    .onConflictDoUpdate({ target: cursors.name, set: { reachedAt: now } });
  return events.length;
}
