import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { waitingRooms } from '@/db/schema';
import { lockOwnEvent } from '@/lib/catalog/own-event';
import { lockOwnDate, noSuchDate } from '@/lib/catalog/own-performance';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { fail } from '@/lib/result';
import type { SetUp } from './input';
import { firstRate } from './pace';
import { demandAdmission, newSeed } from './room-row';

/**
 * Switches a waiting room on for a date, or for all dates of its event: now, so that it opens with the sale (or after the
 * minutes given, when that has begun), or armed for when demand passes a limit. From then on holds demand its
 * admission. A date has one room at a time.
 */
export async function setUpRoom({ ctx, input }: { ctx: Ctx; input: { organizerId: string } & SetUp }) {
  const { organizerId, performanceId, eventId, scope, when } = input;
  return withTransaction(ctx, async (tx) => {
    // The event before its dates: two who set up a room at once wait for each other here.
    const event = await lockOwnEvent(tx, { organizerId, eventId });
    const found = event && (await lockOwnDate(tx, { organizerId, performanceId }));
    if (!found || found.event.id !== eventId) return noSuchDate();
    const { onSaleAt, offSaleAt, status } = found.performance;
    if (status !== 'scheduled' || offSaleAt <= new Date())
      return fail('SALE_OVER', 'Nothing is sold for this date any more, so nobody would wait.');
    const [live] = await tx.db.execute(sql`
      select 1 from waiting_rooms where event_id = ${eventId} and state <> 'closed'
        and (performance_id is null or ${scope === 'event'} or performance_id = ${performanceId})`);
    if (live)
      return fail('HAS_ROOM', 'There is a waiting room already. Close it first, then set up another.');
    const id = newId();
    const settings = {
      scope,
      demandLimit: when === 'demand' ? input.demandLimit : null,
      target: input.target,
      admissionMinutes: input.admissionMinutes,
      accountsOnly: input.accountsOnly,
      opensAt: new Date(Math.max(onSaleAt.getTime(), Date.now() + input.gatherMinutes * 60_000)),
    };
    const { scope: _, ...columns } = settings;
    const room = { id, eventId, performanceId: scope === 'date' ? performanceId : null };
    const state = when === 'demand' ? ('armed' as const) : ('gathering' as const);
    const seed = newSeed(id);
    await tx.db
      .insert(waitingRooms)
      .values({ ...room, ...columns, ...seed, organizerId, state, rate: firstRate });
    if (when === 'now') await demandAdmission(tx, room);
    await recordChange(tx, {
      organizerId,
      action: 'waiting_room.set_up',
      subjectType: 'event',
      subjectId: eventId,
      after: { ...settings, roomId: id, seedHash: seed.seedHash },
    });
    return { ok: true as const, roomId: id };
  });
}
