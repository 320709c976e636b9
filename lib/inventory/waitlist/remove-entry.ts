import { sql } from 'drizzle-orm';
import { type Ctx, withRollback } from '@/db';
import { recordChange } from '@/lib/organizers/audit';
import { endEntry } from './end-entry';
import type { WaitlistRefusal } from './refusals';

type Remove = { organizerId: string; performanceId: string; entryId: string };

/** Takes somebody off the waitlist of one of the organizer's dates; what he was offered goes to the next in line. */
export async function removeEntry({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: Remove;
}): Promise<{ ok: true } | WaitlistRefusal> {
  const { organizerId, performanceId, entryId } = input;
  return withRollback<{ ok: true } | WaitlistRefusal, Ctx>(ctx, async (tx) => {
    const scope = sql`x.performance_id = ${performanceId} and exists (
      select 1 from performances p join events e on e.id = p.event_id
      where p.id = x.performance_id and e.organizer_id = ${organizerId})`;
    const ended = await endEntry(tx, { entryId, scope, to: 'removed' });
    if (!ended.ok) return ended;
    await recordChange(tx, {
      organizerId,
      action: 'waitlist.removed',
      subjectType: 'waitlist',
      subjectId: entryId,
      before: { state: ended.was },
      after: { state: 'removed' },
    });
    return { ok: true };
  });
}
